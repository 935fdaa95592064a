package dev.constellation.cli;

import dev.constellation.cli.cluster.Cluster;
import dev.constellation.cli.cluster.Health;
import dev.constellation.cli.cluster.Home;
import dev.constellation.cli.cluster.Memory;
import dev.constellation.cli.cluster.ProcessSpec;
import dev.constellation.cli.cluster.ServiceCatalogue;
import dev.constellation.cli.study.StudyClient;
import dev.constellation.cli.study.StudyStatus;
import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.cli.terminal.Terminal;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(name = "status", description = "Shows the processes and the studies.")
final class StatusCommand implements Callable<Integer> {
    private final Terminal terminal;

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Home home = Home.of(System.getenv());
        Map<String, ProcessHandle> running = Cluster.lasting(home, terminal).running();
        terminal.say("%-22s %6s %8s %10s  %s".formatted("process", "port", "pid", "memory", "state"));
        try (Health health = new Health()) {
            for (ProcessSpec process : new ServiceCatalogue(home).covering(running.keySet())) {
                show(process, running.get(process.name()), health);
            }
        }
        if (running.containsKey(ServiceCatalogue.STUDIES)) {
            showStudies(new ServiceCatalogue(home).studiesUrl());
        }
        return ExitCode.SUCCESS;
    }

    private void show(ProcessSpec spec, @Nullable ProcessHandle process, Health health) {
        if (process == null) {
            terminal.say("%-22s %6d %8s %10s  %s".formatted(spec.name(), spec.port(), "-", "-", "not running"));
            return;
        }
        OptionalLong memory = Memory.residentKilobytes(process);
        terminal.say("%-22s %6d %8d %10s  %s"
                .formatted(
                        spec.name(),
                        spec.port(),
                        process.pid(),
                        memory.isPresent() ? memory.getAsLong() / 1024 + " MB" : "-",
                        !spec.health() || health.isReady(spec.port()) ? "running" : "not ready"));
    }

    private void showStudies(String url) {
        try (StudyClient client = new StudyClient(url)) {
            terminal.say("%n%-24s %-36s %4s  %s".formatted("study", "id", "run", "state"));
            for (StudyStatus study : client.list()) {
                terminal.say("%-24s %-36s %4d  %s %s"
                        .formatted(
                                study.name(),
                                study.studyId(),
                                study.run(),
                                study.state(),
                                Objects.requireNonNullElse(study.detail(), "")));
            }
        } catch (UncheckedIOException e) {
            terminal.say("the study service does not answer: " + e.getMessage());
        }
    }
}
