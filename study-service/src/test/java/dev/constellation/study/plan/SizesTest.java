package dev.constellation.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.study.StudyFile;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.GenerationRequest;
import dev.constellation.study.testing.MiniatureStudy;
import dev.constellation.study.testing.TinyDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "comparisons: {critics: each-round}\n"})
    void theSamplesThatAreCountedAreThoseThatAreAskedFor(String comparisons) {
        StudyContext study =
                MiniatureStudy.run(StudyFile.parse("counted.yaml", MiniatureStudy.YAML + comparisons, path -> null), 0);
        Preparation preparation = new Preparation(new TinyDomain(), study.definition());
        while (!preparation.complete()) {
            preparation.next();
        }
        StudyRun run = new StudyRun(study, preparation.result(), new Limits(1000, 1));
        LogInMemory log = new LogInMemory(study.key());
        List<Outgoing> all = new ArrayList<>();
        for (List<Outgoing> requests = run.next(); !requests.isEmpty(); requests = run.next()) {
            all.addAll(requests);
            requests.forEach(request -> log.answer(request).forEach(run::accept));
        }

        long asked = all.stream()
                .filter(request -> request.topic() == Topic.GENERATION_REQUESTS)
                .mapToLong(request -> ((GenerationRequest) request.value()).getSamples())
                .sum();
        assertThat(Sizes.of(study.definition(), Map.of(TinyDomain.REAL_BANK, 1)).samples())
                .isEqualTo(asked);
    }

    @Test
    void aTrainingSetThatNoRequestCanListIsAProblem() {
        StudyDefinition definition = StudyFile.parse(
                "large.yaml",
                MiniatureStudy.YAML.replace(
                        "selfTraining: {tasks: 4, samples: 8}", "selfTraining: {tasks: 20000, samples: 65}"),
                path -> null);

        assertThat(Sizes.of(definition).problems())
                .containsExactly("selfTraining: 20000 tasks with 65 samples are 40000 chunks;"
                        + " one training set takes at most 25000");
    }
}
