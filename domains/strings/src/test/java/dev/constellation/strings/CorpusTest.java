package dev.constellation.strings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.constellation.core.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorpusTest {
    @TempDir
    private Path folder;

    private List<String[]> corpus(String... options) throws IOException {
        Path file = folder.resolve("corpus.jsonl.gz");
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--out", file.toString()));
        Corpus.main(arguments.toArray(String[]::new));
        ObjectMapper json = new ObjectMapper();
        List<String[]> rows = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                rows.add(json.readValue(line, String[].class));
            }
        }
        return rows;
    }

    @Test
    void everyLineAlternatesContextAndTarget() throws IOException {
        List<String[]> rows = corpus("--count", "300", "--execution", "0");
        assertThat(rows).hasSize(300).allSatisfy(row -> {
            assertThat(row).hasSize(6);
            assertThat(row[0]).endsWith("\u001e");
            assertThat(row[1]).endsWith("\n");
            assertThat(row[4]).isEqualTo("\u001d");
            assertThat(row[5]).isNotEmpty();
        });
    }

    @Test
    void theShareOfExecutionRowsIsKept() throws IOException {
        long execution = corpus("--count", "1000", "--execution", "0.3").stream()
                .filter(row -> row[4].length() > 1)
                .count();
        assertThat(execution).isBetween(240L, 360L);
    }

    @Test
    void theCurriculumStartsWithAtMostTwoParts() throws IOException {
        List<String[]> rows = corpus("--count", "400", "--execution", "0", "--max-parts", "3", "--curriculum");
        assertThat(rows.subList(0, 100))
                .noneMatch(row ->
                        row[5].matches("Concat\\([^()]*\\([^()]*\\), [^()]*\\([^()]*\\), [^()]*\\([^()]*\\)\\)"));
    }

    @Test
    void theSameOptionsGiveTheSameCorpus() throws IOException {
        List<String[]> again = corpus("--count", "50");
        assertThat(corpus("--count", "50")).usingRecursiveComparison().isEqualTo(again);
    }

    @Test
    void theCorpusIsTheOneThatTheShippedCheckpointLearntFrom() throws IOException {
        Digest digest = Digest.of("corpus");
        corpus("--count", "2000", "--curriculum").forEach(row -> digest.add(String.join("", row)));

        assertThat(digest.id())
                .as("another corpus would make another checkpoint: see models/tiny/make")
                .isEqualTo("fc2d70d34809a28e95ec554d0686a293");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--speed 1|--speed: unknown, allowed are --curriculum, --count",
                "--count|--count: a value is missing",
                "--count many|--count: \"many\" is no integer",
                "--execution 2|--execution: 2.0, allowed is 0 to 1"
            })
    void aWrongOptionIsNamed(String options, String message) {
        assertThatThrownBy(() -> CorpusOptions.of(options.split(" "))).hasMessageContaining(message);
    }
}
