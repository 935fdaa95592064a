package dev.constellation.tinylm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReproducibilityTest {
    private static List<String> digests = List.of();

    @BeforeAll
    static void computeHere() {
        digests = ResultDigests.lines(1);
    }

    @Test
    void twoThreadsGiveTheBitsOfOne() {
        assertThat(ResultDigests.lines(2)).isEqualTo(digests);
    }

    @Test
    void moreThreadsThanShardsGiveTheBitsOfOne() {
        assertThat(ResultDigests.lines(11)).isEqualTo(digests);
    }

    /** The JVM clamps a width that the machine lacks, so every option runs everywhere. */
    @ParameterizedTest
    @ValueSource(strings = {"-XX:MaxVectorSize=32", "-XX:MaxVectorSize=16", "-XX:TieredStopAtLevel=1"})
    void anotherVectorWidthOrCompilerGivesTheSameBits(String option) throws Exception {
        assertThat(digestsOfAnotherProcess(option)).isEqualTo(digests);
    }

    @Test
    void anotherInstructionSetGivesTheSameBits() throws Exception {
        String[] options =
                System.getProperty("os.arch").equals("amd64") ? new String[] {"-XX:UseAVX=2"} : new String[0];
        assertThat(digestsOfAnotherProcess(options)).isEqualTo(digests);
    }

    private static List<String> digestsOfAnotherProcess(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(options));
        command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ResultDigests.class.getName()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output.lines().toList();
    }
}
