package dev.constellation.trainer;

import dev.constellation.core.FailureException;
import dev.constellation.core.FailureException.Category;
import dev.constellation.protocol.ApiError;
import dev.constellation.protocol.FineTuningJob;
import dev.constellation.protocol.FineTuningRequest;
import dev.constellation.protocol.ModelId;
import dev.constellation.protocol.NodeCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Has a node train an adapter. Every step may be repeated: the ids of file and job follow from their content, so a
 * repeated request finds the job that an earlier one started.
 */
final class FineTuning {
    /** How often a job is started again after the node has lost it. */
    private static final int MAX_STARTS = 3;

    private final NodeCalls node;
    private final Duration pollInterval;
    private final Consumer<FineTuningJob> progress;

    FineTuning(NodeCalls node, Duration pollInterval, Consumer<FineTuningJob> progress) {
        this.node = node;
        this.pollInterval = pollInterval;
        this.progress = progress;
    }

    /**
     * Trains, and returns the job when it has succeeded.
     *
     * @param subject id of the request that this is done for
     * @param parent what to continue from
     * @param settings how to train; the training file is filled in
     */
    FineTuningJob train(String subject, ModelId parent, DataSet data, FineTuningRequest settings)
            throws FailureException {
        for (int starts = 0; starts < MAX_STARTS; starts++) {
            node.require(subject, parent);
            FineTuningJob job = node.train(subject, withFile(settings, upload(subject, data)));
            Optional<FineTuningJob> ended = await(subject, job);
            if (ended.isPresent()) {
                return succeeded(ended.get());
            }
        }
        throw FailureException.environment("model node: it lost the training job %d times".formatted(MAX_STARTS));
    }

    /** Loss curve of a job. */
    FineTuningJob.Events events(String subject, FineTuningJob job) throws FailureException {
        return node.events(subject, job.id());
    }

    /** Bytes of a trained adapter. */
    byte[] content(String subject, String name) throws FailureException {
        return node.content(subject, name);
    }

    private String upload(String subject, DataSet data) throws FailureException {
        try {
            Path file = Files.createTempFile("rows-", ".jsonl");
            try {
                Files.write(file, data.jsonLines());
                return node.upload(subject, file.toFile()).id();
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw FailureException.environment("the training set cannot be written to a file: " + e, e);
        }
    }

    private static FineTuningRequest withFile(FineTuningRequest settings, String file) {
        return new FineTuningRequest(
                settings.model(), file, settings.suffix(), settings.seed(), settings.hyperparameters());
    }

    private Optional<FineTuningJob> await(String subject, FineTuningJob started) throws FailureException {
        Optional<FineTuningJob> job = Optional.of(started);
        while (job.isPresent() && isUnderWay(job.get())) {
            progress.accept(job.get());
            pause();
            job = node.job(subject, started.id());
        }
        return job;
    }

    private static boolean isUnderWay(FineTuningJob job) {
        return job.status().equals("queued") || job.status().equals("running");
    }

    private void pause() {
        try {
            Thread.sleep(pollInterval);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a training job is under way");
        }
    }

    private FineTuningJob succeeded(FineTuningJob job) throws FailureException {
        progress.accept(job);
        if (job.status().equals("succeeded")) {
            return job;
        }
        ApiError.Detail error = job.error();
        boolean refused = error != null && error.type().equals("invalid_request_error");
        String message = "training job %s %s: %s"
                .formatted(job.id(), job.status(), error == null ? "no reason was given" : error.message());
        throw new FailureException(refused ? Category.CALLER : Category.ENVIRONMENT, message, null);
    }
}
