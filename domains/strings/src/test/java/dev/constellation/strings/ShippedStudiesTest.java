package dev.constellation.strings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.study.StudyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedStudiesTest {
    private static final Path STUDIES = Path.of("../../studies");

    @ParameterizedTest
    @MethodSource("names")
    void everyShippedStudyFileIsAStudyOfItsName(String name) {
        assertThat(study(name).name()).isEqualTo(name);
    }

    /** Seeds follow from the identity of a study: what is published cannot be repeated under another. */
    @Test
    void publishedStudiesKeepTheirIdentities() {
        assertThat(study("quickstart").digest()).isEqualTo("0f21cc1f3132a0226b5e7686e55a648e");
        assertThat(study("paper").digest()).isEqualTo("645af430c1e60a2fb47e8b9e8e72cfe5");
        assertThat(study("paper-tiny").digest()).isEqualTo("d01b8ed636e389a3e1b5f03bd2402556");
    }

    private static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(STUDIES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .map(file -> file.substring(0, file.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        }
    }

    private static StudyDefinition study(String name) {
        Path file = STUDIES.resolve(name + ".yaml");
        try {
            return StudyFile.parse(file.toString(), Files.readString(file), bank -> null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
