package dev.constellation.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.cli.cluster.Cluster;
import dev.constellation.cli.cluster.Home;
import dev.constellation.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    private Path directory;

    @Test
    void whatIsNotBuiltIsMissingAndWhatDockerLacksIsNot() {
        Home home = new Home(directory, directory.resolve("state"), directory, directory, 0);

        List<Check> checks = new Doctor(home, Cluster.lasting(home, Terminal.system())).examine();

        assertThat(checks)
                .extracting(Check::subject)
                .containsExactly("JDK", "cores", "memory", "disk", "vector width", "Docker", "build");
        assertThat(checks.getFirst().verdict()).isEqualTo(Check.Verdict.OK);
        assertThat(checks.get(5).verdict()).isNotEqualTo(Check.Verdict.MISSING);
        assertThat(checks.getLast().verdict()).isEqualTo(Check.Verdict.MISSING);
        assertThat(checks.getLast().found()).contains("study-service", "./constellation");
    }

    @Test
    void theVectorWidthFollowsFromTheProcessorsFlags() {
        assertThat(VectorWidth.of("flags\t\t: fpu sse2 avx avx2 avx512f\n")).isEqualTo(512);
        assertThat(VectorWidth.of("processor: 0\nflags\t\t: fpu sse2 avx avx2\n"))
                .isEqualTo(256);
        assertThat(VectorWidth.of("flags\t\t: fpu sse2\n")).isEqualTo(128);
    }
}
