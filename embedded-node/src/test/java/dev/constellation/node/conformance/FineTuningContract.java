package dev.constellation.node.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.constellation.protocol.ApiError;
import dev.constellation.protocol.CompletionResponse.Choice;
import dev.constellation.protocol.FineTuningJob;
import dev.constellation.protocol.FineTuningRequest;
import dev.constellation.protocol.FineTuningRequest.Hyperparameters;
import dev.constellation.protocol.ModelList.Model;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Fine-tuning jobs. */
public interface FineTuningContract extends NodeUnderTest {
    String JOBS = "/v1/fine_tuning/jobs";

    @Test
    default void aJobMakesAnAdapterAndItsLossFalls() {
        String name = TrainingSets.freshName();
        FineTuningJob started = client().train(TrainingSets.quick(base(), file(), name, 1));
        assertThat(started.object()).isEqualTo("fine_tuning.job");
        FineTuningJob job = TrainingSets.ended(client(), started.id());
        assertThat(job.status()).isEqualTo("succeeded");
        assertThat(job.fineTunedModel()).isEqualTo(name);
        assertThat(job.model()).isEqualTo(base());
        assertThat(job.trainedTokens()).isPositive();
        assertThat(job.nodeSeconds()).isPositive();
        assertThat(job.cpuSeconds()).isNotNegative(); // a process is told its time in steps of 10 ms
        Model model = client().get("/v1/models/" + name).ok(Model.class);
        assertThat(model.digest()).isEqualTo(job.digest());
        assertThat(model.parent()).isEqualTo(base());
        List<FineTuningJob.Event> curve = events(job);
        assertThat(curve).extracting(FineTuningJob.Event::step).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(curve.getLast().loss()).isLessThan(curve.getFirst().loss());
        assertThat(curve.getLast().tokens()).isEqualTo(job.trainedTokens());
    }

    @Test
    default void anAdapterChangesWhatTheModelSays() {
        String name = TrainingSets.trained(client(), base(), 1);
        Sampling scoring =
                Sampling.of(base(), "abc").temperature(0).maxTokens(1).logprobs(3);
        Sampling tuned = Sampling.of(name, "abc").temperature(0).maxTokens(1).logprobs(3);
        assertThat(client().complete(tuned.request()).choices())
                .isNotEqualTo(client().complete(scoring.request()).choices());
    }

    @Test
    default void theSameRequestIsTheSameJobAndAnotherSeedIsAnother() {
        FineTuningRequest request = TrainingSets.quick(base(), file(), TrainingSets.freshName(), 1);
        FineTuningJob first = client().train(request);
        assertThat(client().train(request).id()).isEqualTo(first.id());
        FineTuningJob ended = TrainingSets.ended(client(), first.id());
        assertThat(client().train(request)).isEqualTo(ended);
        FineTuningJob other = client().train(TrainingSets.quick(base(), file(), TrainingSets.freshName(), 2));
        assertThat(other.id()).isNotEqualTo(first.id());
        assertThat(TrainingSets.ended(client(), other.id()).digest()).isNotEqualTo(ended.digest());
        assertThat(client().get(JOBS).json().get("data").findValuesAsText("id")).contains(first.id(), other.id());
    }

    @Test
    default void aJobWhoseAdapterWasDeletedMakesItAgain() {
        assumeTrue(batchInvariant());
        FineTuningRequest request = TrainingSets.quick(base(), file(), TrainingSets.freshName(), 1);
        FineTuningJob first =
                TrainingSets.ended(client(), client().train(request).id());
        client().delete("/v1/models/" + request.suffix());
        FineTuningJob again =
                TrainingSets.ended(client(), client().train(request).id());
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.digest()).isEqualTo(first.digest());
    }

    @Test
    default void anAdapterCanBeTrainedOn() {
        String parent = TrainingSets.trained(client(), base(), 1);
        String child = TrainingSets.trained(client(), parent, 1);
        Model model = client().get("/v1/models/" + child).ok(Model.class);
        assertThat(model.parent()).isEqualTo(parent);
        assertThat(model.digest())
                .isNotEqualTo(
                        client().get("/v1/models/" + parent).ok(Model.class).digest());
    }

    @Test
    default void jobsWaitForOneAnotherAndEachCanBeCancelled() {
        FineTuningRequest firstRequest = TrainingSets.endless(base(), file(), TrainingSets.freshName());
        FineTuningJob first = client().train(firstRequest);
        FineTuningJob second = client().train(TrainingSets.endless(base(), file(), TrainingSets.freshName()));
        TrainingSets.inState(client(), first.id(), "running");
        assertThat(client().job(second.id()).status()).isEqualTo("queued");
        assertThat(cancel(second).status()).isEqualTo("cancelled");
        cancel(first);
        assertThat(TrainingSets.ended(client(), first.id()).status()).isEqualTo("cancelled");
        client().get("/v1/models/" + firstRequest.suffix()).error(404, "not_found_error");
        assertThat(client().train(firstRequest).status()).isIn("queued", "running");
        cancel(first);
        TrainingSets.ended(client(), first.id());
    }

    @Test
    default void trainingLeavesSamplingItsTurnAndItsResults() {
        Sampling request = Sampling.of(base(), "abc").n(20).logprobs(0);
        List<Choice> expected = client().complete(request.request()).choices();
        FineTuningJob job = client().train(TrainingSets.endless(base(), file(), TrainingSets.freshName()));
        TrainingSets.inState(client(), job.id(), "running");
        List<Choice> meanwhile = client().complete(request.request()).choices();
        int steps = events(job).size();
        assertThat(client().job(job.id()).status()).isEqualTo("running");
        if (batchInvariant()) {
            assertThat(meanwhile).isEqualTo(expected);
        }
        await().until(() -> events(job).size() > steps);
        cancel(job);
        TrainingSets.ended(client(), job.id());
    }

    @Test
    default void anEndedJobCannotBeCancelled() {
        FineTuningJob job = client().train(TrainingSets.quick(base(), file(), TrainingSets.freshName(), 1));
        TrainingSets.ended(client(), job.id());
        client().post(JOBS + "/" + job.id() + "/cancel", "").error(409, "conflict_error");
    }

    @Test
    default void aTakenNameIsRefused() {
        String taken = TrainingSets.trained(client(), base(), 1);
        client().post(JOBS, TrainingSets.quick(base(), file(), taken, 5)).error(409, "conflict_error");
        client().post(JOBS, TrainingSets.quick(base(), file(), base(), 5)).error(409, "conflict_error");
        FineTuningRequest open = TrainingSets.endless(base(), file(), TrainingSets.freshName());
        FineTuningJob job = client().train(open);
        client().post(JOBS, TrainingSets.quick(base(), file(), open.suffix(), 5))
                .error(409, "conflict_error");
        cancel(job);
        TrainingSets.ended(client(), job.id());
    }

    @Test
    default void whatDoesNotExistIsNotFound() {
        String name = TrainingSets.freshName();
        client().post(JOBS, TrainingSets.quick("nobody", file(), name, 1)).error(404, "not_found_error");
        client().post(JOBS, TrainingSets.quick(base(), "file-0", name, 1)).error(404, "not_found_error");
        client().get(JOBS + "/ftjob-0").error(404, "not_found_error");
        client().get(JOBS + "/ftjob-0/events").error(404, "not_found_error");
        client().post(JOBS + "/ftjob-0/cancel", "").error(404, "not_found_error");
    }

    @Test
    default void hyperparametersOutOfBoundsAreRefused() {
        for (Hyperparameters wrong : List.of(
                new Hyperparameters(0, 8, 1, 8, 1e-3),
                new Hyperparameters(4, 0, 1, 8, 1e-3),
                new Hyperparameters(4, 8, 0, 8, 1e-3),
                new Hyperparameters(4, 8, 1, 0, 1e-3),
                new Hyperparameters(4, 8, 1, 8, 0),
                new Hyperparameters(4, 8, 1, 8, 2))) {
            client().post(JOBS, new FineTuningRequest(base(), file(), TrainingSets.freshName(), 1, wrong))
                    .error(400, "invalid_request_error");
        }
    }

    @Test
    default void aMissingFieldOfAJobIsNamed() {
        ApiError.Detail error = client().post(JOBS, Map.of("model", base(), "training_file", file()))
                .error(400, "invalid_request_error");
        assertThat(error.message()).contains("suffix");
    }

    @Test
    default void aNameThatCannotBeGivenIsRefused() {
        client().post(JOBS, TrainingSets.quick(base(), file(), "../up", 1)).error(400, "invalid_request_error");
    }

    private String file() {
        return client().uploaded(TrainingSets.rows(24)).id();
    }

    private FineTuningJob cancel(FineTuningJob job) {
        return client().post(JOBS + "/" + job.id() + "/cancel", "").ok(FineTuningJob.class);
    }

    private List<FineTuningJob.Event> events(FineTuningJob job) {
        return client().get(JOBS + "/" + job.id() + "/events")
                .ok(FineTuningJob.Events.class)
                .data();
    }
}
