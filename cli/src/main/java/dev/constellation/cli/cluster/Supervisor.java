package dev.constellation.cli.cluster;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.Terminal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches processes and starts again those that die, so that the death of one does not end a study. A process that dies
 * again and again, or that somebody stops on purpose, is a failure that the watching command must ask for.
 */
public final class Supervisor implements AutoCloseable {
    private static final int MOST_RESTARTS = 5;
    private static final int PERIOD_MILLIS = 500;

    private final Cluster cluster;
    private final Startup startup;
    private final Terminal terminal;
    private final List<ProcessSpec> processes;
    private final Map<String, Integer> restarts = new HashMap<>();
    private final Thread thread;
    private volatile @Nullable String failure;

    private Supervisor(Cluster cluster, Startup startup, Terminal terminal, List<ProcessSpec> processes) {
        this.cluster = cluster;
        this.startup = startup;
        this.terminal = terminal;
        this.processes = List.copyOf(processes);
        this.thread = Thread.ofPlatform().name("supervisor").daemon().unstarted(this::watch);
    }

    /** Starts watching. */
    public static Supervisor watch(Cluster cluster, Startup startup, Terminal terminal, List<ProcessSpec> processes) {
        Supervisor supervisor = new Supervisor(cluster, startup, terminal, processes);
        supervisor.thread.start();
        return supervisor;
    }

    /** Why the processes cannot be kept running, when they cannot. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void watch() {
        try {
            while (failure == null && !cluster.stopping()) {
                TimeUnit.MILLISECONDS.sleep(PERIOD_MILLIS);
                processes.forEach(this::check);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CommandException e) {
            failure = e.getMessage();
        }
    }

    private void check(ProcessSpec process) {
        if (cluster.stopping() || failure != null) {
            return;
        }
        if (cluster.isStopped(process.name())) {
            failure = "the %s was stopped by another command".formatted(process.name());
        } else if (cluster.died(process.name())) {
            restart(process);
        }
    }

    private void restart(ProcessSpec process) {
        if (restarts.merge(process.name(), 1, Integer::sum) > MOST_RESTARTS) {
            failure = "the %s died %d times.%s"
                    .formatted(process.name(), MOST_RESTARTS + 1, LogTail.below(process.log()));
            return;
        }
        terminal.warn("  the %s died; starting it again (its output: %s)".formatted(process.name(), process.log()));
        startup.ensure(process);
    }
}
