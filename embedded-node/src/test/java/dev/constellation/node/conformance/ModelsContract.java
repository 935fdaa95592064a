package dev.constellation.node.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.protocol.ApiError;
import dev.constellation.protocol.FineTuningJob;
import dev.constellation.protocol.ModelList.Model;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Models: listed, fetched, put and deleted. */
public interface ModelsContract extends NodeUnderTest {
    @Test
    default void theBaseIsListedFirst() {
        Model first = client().models().data().getFirst();
        assertThat(first.id()).isEqualTo(base());
        assertThat(first.adapter()).isFalse();
        assertThat(first.parent()).isNull();
        assertThat(first.digest()).isNotBlank();
        assertThat(first.family()).isNotBlank();
        assertThat(client().get("/v1/models/" + base()).ok(Model.class)).isEqualTo(first);
    }

    @Test
    default void anAdapterThatIsFetchedAndPutUnderAnotherNameIsTheSameModel() {
        String name = TrainingSets.trained(client(), base(), 1);
        String copy = TrainingSets.freshName();
        Model put = client().put(content(copy) + "?parent=" + base(), client().content(name))
                .ok(Model.class);
        assertThat(put.id()).isEqualTo(copy);
        assertThat(put.adapter()).isTrue();
        assertThat(put.parent()).isEqualTo(base());
        assertThat(put.digest()).isEqualTo(model(name).digest());
        assertThat(client().models().data()).contains(put);
        assertThat(client().content(copy)).isEqualTo(client().content(name));
        assertThat(client().complete(Sampling.of(copy, "abc").n(5).request()).choices())
                .isEqualTo(client().complete(Sampling.of(name, "abc").n(5).request())
                        .choices());
    }

    @Test
    default void theSameBytesMayBePutTwiceAndOthersUnderATakenNameMayNot() {
        String first = TrainingSets.trained(client(), base(), 1);
        String second = TrainingSets.trained(client(), base(), 2);
        Model before = model(first);
        assertThat(client().put(content(first), client().content(first)).ok(Model.class))
                .isEqualTo(before);
        ApiError.Detail error =
                client().put(content(first), client().content(second)).error(409, "conflict_error");
        assertThat(error.message())
                .contains(first, before.digest(), model(second).digest());
        client().put(content(base()), client().content(first)).error(409, "conflict_error");
        assertThat(model(first)).isEqualTo(before);
    }

    @Test
    default void bytesThatAreNoAdapterAreRefused() {
        String name = TrainingSets.freshName();
        byte[] adapter = client().content(TrainingSets.trained(client(), base(), 1));
        byte[] half = Arrays.copyOf(adapter, adapter.length / 2);
        for (byte[] bytes : List.of("junk".getBytes(StandardCharsets.UTF_8), new byte[0], half)) {
            client().put(content(name), bytes).error(400, "invalid_request_error");
        }
        client().get("/v1/models/" + name).error(404, "not_found_error");
    }

    @Test
    default void aNameThatIsNoneIsRefused() {
        byte[] adapter = client().content(TrainingSets.trained(client(), base(), 1));
        for (String name : List.of("..%2Fup", ".hidden", "a%20b", "x".repeat(129))) {
            client().put(content(name), adapter).error(400, "invalid_request_error");
        }
    }

    @Test
    default void aDeletedAdapterIsGone() {
        String name = TrainingSets.trained(client(), base(), 1);
        assertThat(client().delete("/v1/models/" + name).status()).isBetween(200, 204);
        assertThat(client().models().data()).extracting(Model::id).doesNotContain(name);
        client().delete("/v1/models/" + name).error(404, "not_found_error");
        client().get(content(name)).error(404, "not_found_error");
        client().post("/v1/completions", Sampling.of(name, "abc").request()).error(404, "not_found_error");
    }

    @Test
    default void theBaseCannotBeDeleted() {
        client().delete("/v1/models/" + base()).error(409, "conflict_error");
        assertThat(client().models().data().getFirst().id()).isEqualTo(base());
    }

    @Test
    default void anAdapterThatAJobTrainsFromCannotBeDeleted() {
        String parent = TrainingSets.trained(client(), base(), 1);
        String file = client().uploaded(TrainingSets.rows(50)).id();
        FineTuningJob job = client().train(TrainingSets.endless(parent, file, TrainingSets.freshName()));
        ApiError.Detail error = client().delete("/v1/models/" + parent).error(409, "conflict_error");
        assertThat(error.message()).contains(parent, "in use");
        client().post("/v1/fine_tuning/jobs/%s/cancel".formatted(job.id()), "").ok(FineTuningJob.class);
        TrainingSets.ended(client(), job.id());
        assertThat(client().delete("/v1/models/" + parent).status()).isBetween(200, 204);
    }

    private static String content(String name) {
        return "/v1/models/%s/content".formatted(name);
    }

    private Model model(String name) {
        return client().get("/v1/models/" + name).ok(Model.class);
    }
}
