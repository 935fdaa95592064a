package dev.constellation.system;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The built system with a state directory and ports of its own, used through its launcher script as a user does. */
final class Installation {
    private static final int BROKER_PORT = 19_092;
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private final Path directory;
    private final int portOffset;

    /** A fresh installation in a directory, on ports that nobody listens on. */
    Installation(Path directory) {
        this.directory = directory;
        this.portOffset = freeOffset();
    }

    /** Steps away from the usual ports, beginning at a place that differs between test runs. */
    private static int freeOffset() {
        int first = (int) (ProcessHandle.current().pid() % 12);
        return IntStream.range(0, 12)
                .map(step -> 1_000 + 1_000 * ((first + step) % 12))
                .filter(offset -> IntStream.of(BROKER_PORT, BROKER_PORT + 1, 18_100, 18_105)
                        .allMatch(port -> isFree(port + offset)))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Starts a command without waiting for it. */
    Command start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(ROOT.resolve("constellation").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("CONSTELLATION_HOME", home().toString());
        builder.environment().put("CONSTELLATION_PORT_OFFSET", String.valueOf(portOffset));
        builder.environment().put("CONSTELLATION_NO_BUILD", "1");
        return Command.start(builder, Files.createTempFile(directory, arguments[0] + "-", ".out"));
    }

    /** Runs a command to its end. */
    Command run(String... arguments) throws IOException {
        return start(arguments).await(Duration.ofMinutes(5));
    }

    /** A shipped study file. */
    static Path study(String name) {
        return ROOT.resolve("studies").resolve(name + ".yaml");
    }

    /** A shipped directory of models. */
    static String models(String name) {
        return ROOT.resolve("models").resolve(name).toString();
    }

    Path home() {
        return directory.resolve("home");
    }

    int brokerPort() {
        return BROKER_PORT + portOffset;
    }

    String bootstrapServers() {
        return "127.0.0.1:" + brokerPort();
    }

    /** The running process of a name, from its pid file. */
    ProcessHandle process(String name) throws IOException {
        String pid = Files.readString(home().resolve("processes").resolve(name + ".pid"));
        return ProcessHandle.of(Long.parseLong(pid.substring(0, pid.indexOf(' '))))
                .orElseThrow();
    }

    /** Running processes that know this installation's state directory: services, broker and command lines. */
    List<String> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> uses(process, home().toString()))
                .map(process -> process.info().commandLine().orElse("") + " " + process.pid())
                .toList();
    }

    private static boolean uses(ProcessHandle process, String home) {
        Path proc = Path.of("/proc/" + process.pid());
        return Stream.of("cmdline", "environ").anyMatch(file -> {
            try {
                return Files.readString(proc.resolve(file), StandardCharsets.ISO_8859_1)
                        .contains(home);
            } catch (IOException e) {
                return false;
            }
        });
    }
}
