package dev.constellation.node.conformance;

import static org.awaitility.Awaitility.await;

import dev.constellation.protocol.FineTuningJob;
import dev.constellation.protocol.FineTuningRequest;
import dev.constellation.protocol.FineTuningRequest.Hyperparameters;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Small training sets and jobs, and waiting for them. */
public final class TrainingSets {
    private static final long RUN = System.currentTimeMillis();
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private TrainingSets() {}

    /** A name that no model has yet. */
    public static String freshName() {
        return "conformance-%d-%d".formatted(RUN, NAMES.incrementAndGet());
    }

    /** Rows that teach to answer with one letter. */
    public static String rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "{\"prompt\": \"abc%d\", \"completion\": \"%s\"}\n".formatted(i % 10, "d".repeat(1 + i % 3)))
                .collect(Collectors.joining());
    }

    /** A job of a few steps. */
    public static FineTuningRequest quick(String parent, String file, String name, long seed) {
        return new FineTuningRequest(parent, file, name, seed, new Hyperparameters(4, 8, 2, 8, 1e-2));
    }

    /** A job of some hundred steps. */
    public static FineTuningRequest longer(String parent, String file, String name) {
        return new FineTuningRequest(parent, file, name, 1, new Hyperparameters(4, 8, 60, 8, 1e-2));
    }

    /** A job that takes long enough to be interrupted. */
    public static FineTuningRequest endless(String parent, String file, String name) {
        return new FineTuningRequest(parent, file, name, 1, new Hyperparameters(4, 8, 1000, 1, 1e-3));
    }

    /** Waits until a job has ended. */
    public static FineTuningJob ended(NodeClient client, String id) {
        return inState(client, id, "succeeded", "failed", "cancelled");
    }

    /** Waits until a job is in one of these states. */
    public static FineTuningJob inState(NodeClient client, String id, String... states) {
        return await().atMost(LIMIT)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> client.job(id), job -> List.of(states).contains(job.status()));
    }

    /** Trains a fresh adapter and waits for it. */
    public static String trained(NodeClient client, String parent, long seed) {
        String file = client.uploaded(rows(24)).id();
        FineTuningJob job = ended(
                client, client.train(quick(parent, file, freshName(), seed)).id());
        if (job.fineTunedModel() == null) {
            throw new AssertionError("no adapter: " + job);
        }
        return job.fineTunedModel();
    }
}
