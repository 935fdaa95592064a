package dev.constellation.cli.cluster;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.Terminal;
import java.util.List;
import java.util.Optional;

/**
 * Processes that a command needs while it works: brought up, kept running, and stopped when the command ends in whatever
 * way but a {@code kill -9}; what was running before stays.
 */
public final class WorkingCluster implements AutoCloseable {
    private final Cluster cluster;
    private final Supervisor supervisor;
    private final Thread atExit;

    private WorkingCluster(Cluster cluster, Supervisor supervisor, Thread atExit) {
        this.cluster = cluster;
        this.supervisor = supervisor;
        this.atExit = atExit;
    }

    /**
     * Brings the processes up.
     *
     * @throws CommandException when that is not possible; nothing stays behind
     */
    public static WorkingCluster start(Home home, List<ProcessSpec> processes, Terminal terminal) {
        ServiceCatalogue catalogue = new ServiceCatalogue(home);
        Cluster cluster = Cluster.temporary(home, terminal);
        Thread atExit = new Thread(() -> interrupted(cluster, terminal), "stop");
        Runtime.getRuntime().addShutdownHook(atExit);
        Startup startup = new Startup(cluster, catalogue, terminal);
        try {
            startup.bringUp(processes);
        } catch (RuntimeException e) {
            boolean interrupted = cluster.stopping();
            cluster.stopOwn();
            forget(atExit);
            throw interrupted ? new CommandException("stopped") : e;
        }
        return new WorkingCluster(cluster, Supervisor.watch(cluster, startup, terminal, processes), atExit);
    }

    /** Why the processes cannot be kept running, when they cannot. */
    public Optional<String> failure() {
        return supervisor.failure();
    }

    @Override
    public void close() {
        supervisor.close();
        cluster.stopOwn();
        forget(atExit);
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The virtual machine is shutting down: the hook is at work and finds nothing left to stop.
        }
    }

    private static void interrupted(Cluster cluster, Terminal terminal) {
        terminal.warn("\nStopping; the same command goes on from here.");
        cluster.stopOwn();
    }
}
