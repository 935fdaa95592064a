package dev.constellation.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherScriptTest {
    private static final Path SCRIPT =
            Path.of("..", "constellation").toAbsolutePath().normalize();

    @TempDir
    private Path directory;

    @Test
    void findsTheJdkThatJavaHomeNames() throws Exception {
        Path jdk = jdk("jdk-25", "25.0.1");

        assertThat(launch(Map.of("JAVA_HOME", jdk.toString())).text()).isEqualTo(jdk + "/bin/java");
    }

    @Test
    void passesOverAnOldJdkAndFindsANewerOneElsewhere() throws Exception {
        Path old = jdk("jdk-17", "17.0.15");
        Path newer = jdk("jdk-26", "26");

        assertThat(launch(Map.of("JAVA_HOME", old.toString(), "CONSTELLATION_JDK_PLACES", "/nowhere:" + newer))
                        .text())
                .isEqualTo(newer + "/bin/java");
    }

    @Test
    void saysWhatToInstallWhenThereIsNoJdk() throws Exception {
        Path old = jdk("jdk-17", "17.0.15");

        Answer answer = launch(Map.of("CONSTELLATION_JDK_PLACES", old.toString()));

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.text())
                .startsWith("Constellation needs a JDK of version 25 or newer, and there is none here.")
                .contains("JDK 17 at %s, which is too old".formatted(old))
                .contains("temurin-25-jdk")
                .contains("set JAVA_HOME");
    }

    @Test
    void aRuntimeWithoutACompilerIsNoJdk() throws Exception {
        Path runtime = jdk("jre-25", "25.0.1");
        Files.delete(runtime.resolve("bin/javac"));

        assertThat(launch(Map.of("CONSTELLATION_JDK_PLACES", runtime.toString()))
                        .exitCode())
                .isEqualTo(1);
    }

    @Test
    void aBuildThatIsInterruptedLeavesNoProcess() throws Exception {
        Path tree = Files.createDirectories(directory.resolve("tree"));
        Path launcher = Files.copy(SCRIPT, tree.resolve("constellation"), StandardCopyOption.COPY_ATTRIBUTES);
        script(tree.resolve("mvnw"), "exec sleep 600");
        ProcessBuilder builder = new ProcessBuilder(launcher.toString(), "build").redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", jdk("jdk-25", "25").toString());
        builder.redirectOutput(directory.resolve("printed").toFile());
        Process build = builder.start();
        ProcessHandle maven = await().until(
                        () -> build.descendants()
                                .filter(process ->
                                        process.info().command().orElse("").endsWith("sleep"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();

        build.destroy();

        assertThat(build.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(build.exitValue()).isEqualTo(143);
        assertThat(maven.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void worksThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), SCRIPT);
        Path jdk = jdk("jdk-25", "25");

        assertThat(launch(link, Map.of("JAVA_HOME", jdk.toString())).text()).isEqualTo(jdk + "/bin/java");
        Files.delete(link);
    }

    private Path jdk(String name, String version) throws IOException {
        Path bin = Files.createDirectories(directory.resolve(name).resolve("bin"));
        for (String command : new String[] {"java", "javac"}) {
            script(bin.resolve(command), "exit 0");
        }
        Files.writeString(bin.resolveSibling("release"), "JAVA_VERSION=\"%s\"\n".formatted(version));
        return bin.getParent();
    }

    private Answer launch(Map<String, String> environment) throws Exception {
        return launch(SCRIPT, environment);
    }

    /** Runs the script with the plain tools on its path, but no java. */
    private Answer launch(Path script, Map<String, String> environment) throws Exception {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        for (String tool : new String[] {"bash", "env", "dirname", "readlink", "sed", "head", "ls", "tr"}) {
            script(tools.resolve(tool), "exec %s \"$@\"".formatted(where(tool)));
        }
        ProcessBuilder builder = new ProcessBuilder(script.toString(), "java-path").redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", tools.toString(), "HOME", directory.toString()));
        builder.environment().put("CONSTELLATION_JDK_PLACES", "");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Answer(process.exitValue(), text.strip());
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private static Path where(String tool) {
        Path usual = Path.of("/usr/bin", tool);
        return Files.exists(usual) ? usual : Path.of("/bin", tool);
    }

    private record Answer(int exitCode, String text) {}
}
