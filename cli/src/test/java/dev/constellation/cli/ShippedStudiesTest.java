package dev.constellation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.cli.study.StudySubmission;
import dev.constellation.core.study.StudyDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedStudiesTest {
    private static final Path STUDIES = Path.of("..", "studies");

    @ParameterizedTest
    @MethodSource("studyFiles")
    void everyShippedStudyCanBeReadAndIsNamedLikeItsFile(Path file) {
        StudyDefinition study = StudySubmission.read(file, false).definition();

        assertThat(file.getFileName()).hasToString(study.name() + ".yaml");
    }

    static Stream<Path> studyFiles() throws IOException {
        try (Stream<Path> files = Files.list(STUDIES)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        }
    }
}
