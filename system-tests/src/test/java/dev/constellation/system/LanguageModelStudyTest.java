package dev.constellation.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole study on a pretrained language model in 4 bits, which its node samples, scores and trains on this machine's CPU. */
@Tag("slow")
class LanguageModelStudyTest {
    private static final String STUDY = """
            name: llm-smallest
            domain: strings
            profile: ff
            models: {base: smollm2, generator: gen_v0}
            k: 4
            splits: 1
            banks:
              easy: {tasks: 6, parts: 1}
            sampling: {maxTokens: 40}
            rounds: 1
            selfTraining:
              tasks: 24
              parts: [1, 1]
              samples: 8
              maxProgramsPerTask: 2
              training: {rank: 16, alpha: 32, epochs: 1, batchRows: 8, learningRate: 0.0005}
            evaluations:
              - {rounds: [0, 1], banks: [easy], samples: 8}
            bootstrapReplicates: 200
            """;

    @TempDir
    private Path directory;

    @AfterEach
    void leaveNothingBehind() throws IOException {
        Installation installation = new Installation(directory);
        installation.run("down").succeeded();
        assertThat(installation.processes()).isEmpty();
    }

    @Test
    void samplesTrainsAndReports() throws IOException {
        Path study = Files.writeString(directory.resolve("llm-smallest.yaml"), STUDY);
        Installation installation = new Installation(directory);

        Command run = installation
                .start("run", study.toString(), "--models", Installation.models("smollm2"), "--output", "llm")
                .await(Duration.ofMinutes(20))
                .succeeded();

        var report =
                new ObjectMapper().readTree(directory.resolve("llm/report.json").toFile());
        assertThat(report.path("digest").textValue()).isEqualTo(run.digest());
        assertThat(report.path("models").findValuesAsText("role")).containsExactly("generator");
        assertThat(report.path("models").path(0).path("rows").intValue()).isPositive();
        assertThat(run.text()).contains("gpu-node").doesNotContain("embedded-node");
    }
}
