package dev.constellation.broker;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a broker process that was started by whatever means. */
public final class BrokerReadiness {
    private static final int PROBE_MILLIS = 100;

    private BrokerReadiness() {}

    /**
     * Waits until the broker answers and every topic of the catalogue exists.
     *
     * @throws BrokerException when the process ends first or time runs out, with the end of its log
     */
    public static void await(BrokerSettings settings, ProcessHandle process, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        while (!accepts(settings.port())) {
            if (ends(process, PROBE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new BrokerException("the broker ended while starting" + LogTail.of(settings.logFile()));
            }
            if (System.nanoTime() > deadline) {
                throw new BrokerException("the broker did not listen on port %d within %d s%s"
                        .formatted(settings.port(), atMost.toSeconds(), LogTail.of(settings.logFile())));
            }
        }
        TopicCatalogue.create(
                settings.bootstrapServers(), settings.partitions(), Duration.ofNanos(deadline - System.nanoTime()));
    }

    /** Whether the process ends within the given time. */
    static boolean ends(ProcessHandle process, long time, TimeUnit unit) {
        try {
            process.onExit().get(time, unit);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + process.pid(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("interrupted while waiting for the broker", e);
        }
    }

    private static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(BrokerConfiguration.HOST, port), PROBE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
