package dev.constellation.verifier.runtime;

import dev.constellation.verifier.topology.VerifierLimits;
import dev.constellation.verifier.topology.VerifierMetrics;
import dev.constellation.verifier.topology.VerifierTopology;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.jboss.logging.Logger;

/**
 * One running instance of the topology. It waits for the broker and its topics in the background, and leaves the group
 * when it closes: a static member that only goes away would hold its partitions for the session time-out.
 */
final class VerifierStream implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(VerifierStream.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(8);
    private static final int RETRY_SECONDS = 1;

    private final KafkaStreams streams;
    private final Map<String, Object> kafka;
    private final Consumer<String> onFatal;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread starter = Thread.ofVirtual().name("verifier-start").unstarted(this::startWhenReady);
    private volatile String waitingFor = "the broker";

    /**
     * Prepares an instance.
     *
     * @param kafka connection and security of the clients
     * @param onFatal told why, when the service cannot go on
     */
    VerifierStream(
            VerifierConfig config,
            Map<String, Object> kafka,
            VerifierMetrics metrics,
            Clock clock,
            Consumer<String> onFatal) {
        this.kafka = kafka;
        this.onFatal = onFatal;
        VerifierLimits limits = new VerifierLimits(config.taskTimeout(), config.cachedPrograms());
        Properties settings = StreamSettings.of(config, kafka);
        streams = new KafkaStreams(VerifierTopology.build(limits, metrics), settings);
        streams.setUncaughtExceptionHandler(new Failures(clock, onFatal));
    }

    /** Starts in the background. */
    void start() {
        starter.start();
    }

    /** Whether the topology is running. */
    boolean isRunning() {
        return streams.state() == KafkaStreams.State.RUNNING;
    }

    /** What it does, or what it waits for, in words. */
    String state() {
        KafkaStreams.State state = streams.state();
        return state == KafkaStreams.State.CREATED ? "waiting for " + waitingFor : state.name();
    }

    /** Partitions of the join that this instance works on. */
    int activeTasks() {
        return streams.metadataForLocalThreads().stream()
                .mapToInt(thread -> thread.activeTasks().size())
                .sum();
    }

    /** Records of tasks and candidates that this instance has still to read. */
    double lag() {
        return Lag.of(streams.metrics());
    }

    @Override
    public void close() {
        closing.countDown();
        awaitStarter();
        if (!streams.close(new KafkaStreams.CloseOptions().leaveGroup(true).timeout(CLOSE_LIMIT))) {
            LOG.warnf("the stream threads did not end within %s", CLOSE_LIMIT);
        }
    }

    private void awaitStarter() {
        starter.interrupt();
        try {
            starter.join(CLOSE_LIMIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void startWhenReady() {
        Admin admin = Admin.create(adminSettings());
        try {
            while (!startIfReady(admin) && !closing.await(RETRY_SECONDS, TimeUnit.SECONDS)) {
                LOG.infof("waiting for %s", waitingFor);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private boolean startIfReady(Admin admin) throws InterruptedException {
        return switch (InputTopics.check(admin)) {
            case InputTopics.State.Ready() -> {
                streams.start();
                yield true;
            }
            case InputTopics.State.Absent(String reason) -> {
                waitingFor = reason;
                yield false;
            }
            case InputTopics.State.Unusable(String reason) -> {
                LOG.errorf("the verifier stops: %s", reason);
                onFatal.accept(reason);
                yield true;
            }
        };
    }

    private Map<String, Object> adminSettings() {
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "verifier-start");
        return settings;
    }
}
