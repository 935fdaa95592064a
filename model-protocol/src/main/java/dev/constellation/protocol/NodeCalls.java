package dev.constellation.protocol;

import dev.constellation.core.FailureException;
import dev.constellation.core.Retries;
import dev.constellation.core.adapter.AdapterStore;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.File;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Calls to a model node that see to the model's presence and are repeated for a limited time when the environment is at
 * fault. Every failure that leaves this class has a category. Thread-safe.
 */
public final class NodeCalls {
    private final ModelNode node;
    private final LoadedModels models;
    private final Retries retries;
    private final Counter seconds;
    private final Counter promptTokens;
    private final Counter completionTokens;

    /**
     * Calls to a node, counted as {@code constellation.node.seconds}, {@code constellation.tokens} by kind and {@code
     * constellation.retries}.
     *
     * @param store where adapters are that the node lacks; empty for none
     * @param retryFor time after which a failing call is given up
     */
    public NodeCalls(ModelNode node, Optional<AdapterStore> store, Duration retryFor, MeterRegistry meters) {
        this.node = node;
        this.models = new LoadedModels(node, store);
        this.retries = new Retries(
                retryFor, InstantSource.system(), Thread::sleep, meters.counter("constellation.retries")::increment);
        this.seconds = meters.counter("constellation.node.seconds");
        this.promptTokens = meters.counter("constellation.tokens", "kind", "prompt");
        this.completionTokens = meters.counter("constellation.tokens", "kind", "completion");
    }

    /**
     * Samples or scores.
     *
     * @param subject id of the request that this is done for
     * @param model the model; its name is the request's
     * @param reading reads the answer; a {@link MalformedAnswerException} asks again
     */
    public <T> Answered<T> complete(String subject, ModelId model, CompletionRequest request, Reading<T> reading)
            throws FailureException {
        return retries.run(subject, () -> {
            models.require(model);
            CompletionResponse response =
                    NodeFaults.call(node, api -> api.complete(request)).orElseThrow(() -> lost(model));
            return read(reading, response);
        });
    }

    /** Returns when the node has the model. */
    public void require(String subject, ModelId model) throws FailureException {
        retries.run(subject, () -> {
            models.forget(model);
            models.require(model);
            return model;
        });
    }

    /** Uploads a training set. */
    public StoredFile upload(String subject, File file) throws FailureException {
        return call(subject, "/v1/files", api -> api.upload("fine-tune", file));
    }

    /** Starts a training job, or finds the one that the same request started before. */
    public FineTuningJob train(String subject, FineTuningRequest request) throws FailureException {
        return call(subject, "/v1/fine_tuning/jobs", api -> api.train(request));
    }

    /** State of a training job; empty when the node does not know it. */
    public Optional<FineTuningJob> job(String subject, String id) throws FailureException {
        return retries.run(subject, () -> NodeFaults.call(node, api -> api.job(id)));
    }

    /** Loss curve of a training job. */
    public FineTuningJob.Events events(String subject, String id) throws FailureException {
        return call(subject, "events of job " + id, api -> api.events(id));
    }

    /** Bytes of an adapter. */
    public byte[] content(String subject, String name) throws FailureException {
        return call(subject, "content of model " + name, api -> api.content(name));
    }

    private <T> T call(String subject, String what, NodeFaults.Call<T> call) throws FailureException {
        return retries.run(
                subject,
                () -> NodeFaults.call(node, call)
                        .orElseThrow(() -> FailureException.environment("model node: there is no " + what)));
    }

    private FailureException lost(ModelId model) {
        models.forget(model);
        return FailureException.environment("model node: model '%s' is not loaded any more".formatted(model.name()));
    }

    private <T> Answered<T> read(Reading<T> reading, CompletionResponse response) throws FailureException {
        try {
            requireOrder(response);
            Answered<T> answered = new Answered<>(reading.read(response), response.usage());
            count(answered.usage());
            return answered;
        } catch (RuntimeException | MalformedAnswerException e) {
            throw FailureException.environment(
                    "model node: the answer is not what the protocol promises: " + e.getMessage(), e);
        }
    }

    /** Readers go by the place of a choice, so it has to be the one that the choice says. */
    private static void requireOrder(CompletionResponse response) throws MalformedAnswerException {
        for (int place = 0; place < response.choices().size(); place++) {
            int index = response.choices().get(place).index();
            if (index != place) {
                throw new MalformedAnswerException("choices[%d].index: %d".formatted(place, index));
            }
        }
    }

    private void count(CompletionResponse.Usage usage) {
        seconds.increment(usage.nodeSeconds());
        promptTokens.increment(usage.promptTokens());
        completionTokens.increment(usage.completionTokens());
    }

    /** Reads what a caller needs out of an answer. */
    @FunctionalInterface
    public interface Reading<T> {
        /** Reads, or says what the answer lacks. */
        T read(CompletionResponse response) throws MalformedAnswerException;
    }

    /**
     * What was read out of an answer.
     *
     * @param value what was read
     * @param usage what the call that succeeded took
     */
    public record Answered<T>(T value, CompletionResponse.Usage usage) {}
}
