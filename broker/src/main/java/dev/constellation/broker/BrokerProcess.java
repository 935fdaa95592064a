package dev.constellation.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A running local broker. It is a process of its own and outlives the one that started it: keep {@link #pid} and
 * {@link #attach} to it later. Closing stops it.
 */
public final class BrokerProcess implements AutoCloseable {
    /** How long a start may take on a slow machine. */
    public static final Duration START_LIMIT = Duration.ofSeconds(90);

    private static final int GRACE_SECONDS = 15;

    private final BrokerSettings settings;
    private final ProcessHandle process;

    private BrokerProcess(BrokerSettings settings, ProcessHandle process) {
        this.settings = settings;
        this.process = process;
    }

    /**
     * Starts a broker and waits until it answers with the topic catalogue in place.
     *
     * @throws BrokerException when a port is taken, before anything is started, or when the broker does not come up
     */
    public static BrokerProcess start(BrokerSettings settings) {
        BrokerProcess broker = launch(settings);
        try {
            BrokerReadiness.await(settings, broker.process, START_LIMIT);
            return broker;
        } catch (RuntimeException e) {
            broker.stop();
            throw e;
        }
    }

    /**
     * Starts a broker without waiting for it; {@link BrokerReadiness#await} does that.
     *
     * @throws BrokerException when a port is taken, before anything is started
     */
    public static BrokerProcess launch(BrokerSettings settings) {
        requireFree("broker.port", settings.port());
        requireFree("broker.controllerPort", settings.controllerPort());
        BrokerStorage.prepare(settings);
        try {
            Process process = new ProcessBuilder(BrokerCommands.run(settings))
                    .redirectErrorStream(true)
                    .redirectOutput(BrokerStorage.appendTo(settings))
                    .start();
            return new BrokerProcess(settings, process.toHandle());
        } catch (IOException e) {
            throw new BrokerException("the broker's command cannot be run: " + e.getMessage(), e);
        }
    }

    /**
     * Takes charge of a broker that was started before.
     *
     * @throws BrokerException when there is no such process
     */
    public static BrokerProcess attach(BrokerSettings settings, long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .map(process -> new BrokerProcess(settings, process))
                .orElseThrow(() -> new BrokerException("no process has the id %d".formatted(pid)));
    }

    /** Id of the process. */
    public long pid() {
        return process.pid();
    }

    /** The process itself. */
    public ProcessHandle handle() {
        return process;
    }

    /** Address for clients. */
    public String bootstrapServers() {
        return settings.bootstrapServers();
    }

    /** Whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Asks the broker to shut down and, when it takes too long, ends it. Returns after its end. */
    public void stop() {
        process.destroy();
        if (!BrokerReadiness.ends(process, GRACE_SECONDS, TimeUnit.SECONDS)) {
            kill();
        }
    }

    /** Ends the broker as {@code kill -9} does. Returns after its end. */
    public void kill() {
        process.destroyForcibly();
        BrokerReadiness.ends(process, GRACE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        stop();
    }

    private static void requireFree(String field, int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName(BrokerConfiguration.HOST))) {
            probe.setReuseAddress(true);
        } catch (IOException e) {
            throw new BrokerException(
                    "%s: port %d is already in use; stop what listens there or choose another port"
                            .formatted(field, port),
                    e);
        }
    }
}
