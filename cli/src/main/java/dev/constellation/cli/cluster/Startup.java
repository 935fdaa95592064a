package dev.constellation.cli.cluster;

import dev.constellation.broker.BrokerException;
import dev.constellation.broker.BrokerProcess;
import dev.constellation.broker.BrokerReadiness;
import dev.constellation.broker.BrokerSettings;
import dev.constellation.broker.BrokerStorage;
import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Brings the processes up: the broker first, and with its topics in place all services at once. */
public final class Startup {
    private static final Duration READY_LIMIT = Duration.ofSeconds(240);

    private final Cluster cluster;
    private final ServiceCatalogue catalogue;
    private final Terminal terminal;

    /** Works on the given processes. */
    public Startup(Cluster cluster, ServiceCatalogue catalogue, Terminal terminal) {
        this.cluster = cluster;
        this.catalogue = catalogue;
        this.terminal = terminal;
    }

    /**
     * Starts what is not running and waits until all of it is ready.
     *
     * @throws CommandException when a port is taken, or a process ends or is not ready in time
     */
    public void bringUp(List<ProcessSpec> processes) {
        long start = System.nanoTime();
        List<String> started = new ArrayList<>(
                ensure(processes.stream().filter(Startup::needsNoBroker).toList()));
        awaitBroker();
        started.addAll(ensure(
                processes.stream().filter(process -> !needsNoBroker(process)).toList()));
        awaitReady(processes);
        terminal.say(
                started.isEmpty()
                        ? "All processes are running already."
                        : "Started %s in %.1f s."
                                .formatted(String.join(", ", started), (System.nanoTime() - start) / 1e9));
    }

    /** Starts what is not running, all at once, and waits until all is ready; the names of those that were started. */
    List<String> bringUpServices(List<ProcessSpec> processes) {
        List<String> started = ensure(processes);
        awaitReady(processes);
        return started;
    }

    private List<String> ensure(List<ProcessSpec> processes) {
        return processes.stream().filter(this::ensure).map(ProcessSpec::name).toList();
    }

    /** Makes sure that one process runs; the broker's storage is made ready before. */
    boolean ensure(ProcessSpec process) {
        if (process.name().equals(ServiceCatalogue.BROKER)
                && cluster.process(process.name()).isEmpty()) {
            reportingBrokerFaults(() -> BrokerStorage.prepare(catalogue.brokerSettings()));
        }
        return cluster.ensure(process);
    }

    private void awaitBroker() {
        BrokerSettings settings = catalogue.brokerSettings();
        ProcessHandle broker = cluster.process(ServiceCatalogue.BROKER)
                .orElseThrow(() ->
                        new CommandException("the broker ended while starting" + LogTail.below(settings.logFile())));
        reportingBrokerFaults(() -> BrokerReadiness.await(settings, broker, BrokerProcess.START_LIMIT));
    }

    private void awaitReady(List<ProcessSpec> processes) {
        long deadline = System.nanoTime() + READY_LIMIT.toNanos();
        try (Health health = new Health()) {
            for (ProcessSpec process : processes) {
                while (process.health() && !health.isReady(process.port())) {
                    requireHope(processes);
                    requireTime(process, deadline);
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted while the processes start");
        }
    }

    /** Any process that ended is named, since those that need it only wait. */
    private void requireHope(List<ProcessSpec> processes) {
        for (ProcessSpec process : processes) {
            if (cluster.process(process.name()).isEmpty()) {
                throw new CommandException(
                        "the %s ended while starting.%s".formatted(process.name(), LogTail.below(process.log())));
            }
        }
    }

    private static void requireTime(ProcessSpec process, long deadline) {
        if (System.nanoTime() > deadline) {
            throw new CommandException("the %s was not ready within %d s.%s"
                    .formatted(process.name(), READY_LIMIT.toSeconds(), LogTail.below(process.log())));
        }
    }

    private static void reportingBrokerFaults(Runnable action) {
        try {
            action.run();
        } catch (BrokerException e) {
            throw new CommandException(e.getMessage());
        }
    }

    private static boolean needsNoBroker(ProcessSpec process) {
        return process.name().equals(ServiceCatalogue.BROKER) || ServiceCatalogue.isNode(process.name());
    }
}
