package dev.constellation.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    private final Terminal terminal = new Terminal(stream, stream, false);
    private Home home;
    private Startup startup;
    private Cluster cluster;

    @BeforeEach
    void openCluster() {
        home = new Home(Path.of("..").toAbsolutePath(), directory, directory, directory, 0);
        cluster = Cluster.temporary(home, terminal);
        startup = new Startup(cluster, new ServiceCatalogue(home), terminal);
    }

    @AfterEach
    void leaveNothingBehind() {
        cluster.stopAll();
    }

    @Test
    void aProcessIsStartedOnceAndStoppedByTheOneWhoStartedIt() throws IOException {
        ProcessSpec process = TinyService.spec("tiny", freePort(), directory);

        startup.bringUpServices(List.of(process));

        ProcessHandle first = cluster.process("tiny").orElseThrow();
        assertThat(cluster.ensure(process)).isFalse();
        assertThat(Cluster.lasting(home, terminal).process("tiny")).contains(first);
        cluster.stopOwn();
        assertThat(first.onExit()).succeedsWithin(Duration.ofSeconds(5));
        assertThat(cluster.running()).isEmpty();
        assertThat(Ports.isFree(process.port())).isTrue();
    }

    @Test
    void whatRanBeforeStaysWhenTheCommandEnds() throws IOException {
        ProcessSpec process = TinyService.spec("tiny", freePort(), directory);
        Cluster.lasting(home, terminal).ensure(process);

        startup.bringUpServices(List.of(process));
        cluster.stopOwn();

        assertThat(cluster.process("tiny")).isPresent();
    }

    @Test
    void aProcessThatDiesIsStartedAgain() throws IOException {
        ProcessSpec process = TinyService.spec("tiny", freePort(), directory);
        startup.bringUpServices(List.of(process));
        ProcessHandle first = cluster.process("tiny").orElseThrow();

        try (Supervisor supervisor = Supervisor.watch(cluster, startup, terminal, List.of(process))) {
            first.destroyForcibly();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> cluster.process("tiny")
                            .filter(second -> second.pid() != first.pid())
                            .isPresent());
            assertThat(supervisor.failure()).isEmpty();
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("the tiny died; starting it again");
    }

    @Test
    void aProcessThatDiesAgainAndAgainIsAFailureWithTheEndOfItsLog() throws IOException {
        ProcessSpec process = TinyService.broken("tiny", freePort(), directory);
        cluster.ensure(process);

        try (Supervisor supervisor = Supervisor.watch(cluster, startup, terminal, List.of(process))) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> supervisor.failure().isPresent());
            assertThat(supervisor.failure().orElseThrow())
                    .startsWith("the tiny died 6 times.")
                    .contains("no.such.Main");
        }
    }

    @Test
    void aProcessThatAnotherCommandStopsIsNotStartedAgain() throws IOException {
        ProcessSpec process = TinyService.spec("tiny", freePort(), directory);
        startup.bringUpServices(List.of(process));

        try (Supervisor supervisor = Supervisor.watch(cluster, startup, terminal, List.of(process))) {
            assertThat(Cluster.lasting(home, terminal).stopAll()).containsExactly("tiny");
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> supervisor.failure().isPresent());
            assertThat(supervisor.failure()).contains("the tiny was stopped by another command");
        }
    }

    @Test
    void aProcessThatFailsWhileStartingIsReportedWithTheEndOfItsLog() throws IOException {
        ProcessSpec process = TinyService.broken("tiny", freePort(), directory);

        assertThatThrownBy(() -> startup.bringUpServices(List.of(process)))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("the tiny ended while starting.")
                .hasMessageContaining("no.such.Main");
    }

    @Test
    void theProcessThatEndedIsReportedAndNotTheOneThatWaitsForIt() throws IOException {
        ProcessSpec waiting = TinyService.waiting("waiting", freePort(), directory);
        ProcessSpec broken = TinyService.broken("tiny", freePort(), directory);

        assertThatThrownBy(() -> startup.bringUpServices(List.of(waiting, broken)))
                .isInstanceOf(CommandException.class)
                .hasMessageStartingWith("the tiny ended while starting.");
    }

    @Test
    void aTakenPortIsReportedWithTheProcessThatListensThere() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ProcessSpec process = TinyService.spec("tiny", other.getLocalPort(), directory);

            assertThatThrownBy(() -> startup.bringUpServices(List.of(process)))
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("port %d, which the tiny needs, is taken".formatted(other.getLocalPort()))
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
    }

    @Test
    void everyPortOfAProcessMustBeFree() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ProcessSpec one = TinyService.spec("tiny", freePort(), directory);
            ProcessSpec two = new ProcessSpec(
                    one.name(),
                    List.of(one.port(), other.getLocalPort()),
                    one.command(),
                    one.environment(),
                    one.log(),
                    one.health());

            assertThatThrownBy(() -> startup.bringUpServices(List.of(two)))
                    .hasMessageContaining("port %d, which the tiny needs, is taken".formatted(other.getLocalPort()));
        }
    }

    @Test
    void aPortThatTheSystemIsStillTakingFromADeadProcessIsWaitedFor() throws IOException {
        try (Socket dying = new Socket()) {
            dying.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            ProcessSpec process = TinyService.spec("tiny", dying.getLocalPort(), directory);
            CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS).execute(() -> close(dying));

            assertThat(startup.bringUpServices(List.of(process))).containsExactly("tiny");
        }
    }

    @Test
    void aPidFileThatNamesAnotherProcessByNowIsNotBelieved() throws IOException {
        ProcessId self = ProcessId.of(ProcessHandle.current());
        ProcessId earlier = new ProcessId(self.pid(), self.startMillis() - 60_000);
        new Registration(earlier, Optional.empty())
                .write(home.directory("processes").resolve("tiny.pid"));

        assertThat(cluster.process("tiny")).isEmpty();
        assertThat(cluster.stopAll()).isEmpty();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void aPidFileOfNonsenseIsNoProcess() throws IOException {
        Files.writeString(home.directory("processes").resolve("tiny.pid"), "garbage");

        assertThat(cluster.process("tiny")).isEmpty();
        assertThat(cluster.stopAll()).isEmpty();
    }

    @Test
    void whatAKilledCommandLeftIsUsedAndStoppedByTheNext() throws IOException {
        ProcessSpec process = TinyService.spec("tiny", freePort(), directory);
        Cluster.lasting(home, terminal).ensure(process);
        Registration registration = Registration.read(
                        home.directory("processes").resolve("tiny.pid"))
                .orElseThrow();
        ProcessId killed = new ProcessId(registration.id().pid(), 1);
        new Registration(registration.id(), Optional.of(killed))
                .write(home.directory("processes").resolve("tiny.pid"));

        assertThat(cluster.ensure(process)).isFalse();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("tiny was left by a command that was killed");
        cluster.stopOwn();
        assertThat(cluster.process("tiny")).isEmpty();
    }

    @Test
    void processesThatAnotherCommandWorksWithAreLeftToIt() throws IOException {
        ProcessSpec process = TinyService.spec("tiny", freePort(), directory);
        cluster.ensure(process);
        ProcessHandle other =
                new Launcher(directory, Clock.systemUTC()).launch(TinyService.spec("other", freePort(), directory));
        ProcessId otherId = ProcessId.of(other);
        new Registration(otherId, Optional.empty())
                .write(home.directory("commands").resolve("other.pid"));

        cluster.stopOwn();

        assertThat(cluster.process("tiny")).isPresent();
        assertThat(Registration.read(home.directory("processes").resolve("tiny.pid"))
                        .orElseThrow()
                        .owner())
                .contains(otherId);
        other.destroyForcibly();
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
