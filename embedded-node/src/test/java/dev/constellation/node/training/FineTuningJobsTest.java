package dev.constellation.node.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.constellation.node.conformance.TrainingSets;
import dev.constellation.node.testing.LocalNode;
import dev.constellation.node.testing.SmallModels;
import dev.constellation.protocol.FineTuningJob;
import dev.constellation.protocol.FineTuningRequest;
import dev.constellation.protocol.FineTuningRequest.Hyperparameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuningJobsTest {
    @TempDir
    Path root;

    private Path models;

    @BeforeEach
    void shipModels() {
        models = SmallModels.directory(root, "small");
    }

    @Test
    void anyNumberOfThreadsMakesTheSameAdapter() throws IOException {
        String one = trainedDigest("one", 1);
        assertThat(trainedDigest("two", 2)).isEqualTo(one);
        assertThat(trainedDigest("three", 3)).isEqualTo(one);
    }

    @Test
    void aSucceededJobIsFoundAfterARestart() throws IOException {
        FineTuningJob before;
        FineTuningRequest request;
        try (LocalNode node = node("state")) {
            request = quick(node);
            before = ended(node, node.jobs.create(request).id());
        }
        try (LocalNode node = node("state")) {
            assertThat(node.jobs.get(before.id())).isEqualTo(before);
            assertThat(node.jobs.create(request)).isEqualTo(before);
            assertThat(node.jobs.events(before.id()).data()).hasSize(6);
            assertThat(node.catalog.get("v1").digest()).isEqualTo(before.digest());
        }
    }

    @Test
    void aJobThatANodeLeftOpenIsFoundFailedAndCanBeAskedForAgain() throws IOException {
        String running;
        String queued;
        try (LocalNode node = node("state")) {
            String file = store(node, TrainingSets.rows(24));
            running =
                    node.jobs.create(TrainingSets.endless("small", file, "v1")).id();
            queued =
                    node.jobs.create(TrainingSets.quick("small", file, "v2", 1)).id();
            await().until(() -> node.jobs.events(running).data().size() > 3);
        }
        try (LocalNode node = node("state")) {
            for (String id : List.of(running, queued)) {
                assertThat(node.jobs.get(id).status()).isEqualTo("failed");
                assertThat(node.jobs.get(id).error().code()).isEqualTo("interrupted");
            }
            assertThat(node.catalog.find("v1")).isEmpty();
            String file = node.files.list().getFirst().id();
            FineTuningJob again = node.jobs.create(TrainingSets.quick("small", file, "v2", 1));
            assertThat(again.id()).isEqualTo(queued);
            assertThat(ended(node, queued).status()).isEqualTo("succeeded");
        }
    }

    @Test
    void aJobKilledAfterItsAdapterWasSavedIsFoundSucceeded() throws IOException {
        FineTuningJob ended;
        try (LocalNode node = node("state")) {
            ended = ended(node, node.jobs.create(quick(node)).id());
        }
        Path record = root.resolve("state/jobs").resolve(ended.id() + ".json");
        String succeeded = Files.readString(record);
        String state = "{\"status\":\"succeeded\",\"digest\":\"%s\"}".formatted(ended.digest());
        assertThat(succeeded).contains(state);
        Files.writeString(record, succeeded.replace(state, "{\"status\":\"running\"}"));
        try (LocalNode node = node("state")) {
            assertThat(node.jobs.get(ended.id())).isEqualTo(ended);
        }
    }

    @Test
    void aLossThatIsNotFiniteFailsTheJob() throws IOException {
        try (LocalNode node = node("state")) {
            FineTuningRequest request = new FineTuningRequest(
                    "small", store(node, TrainingSets.rows(24)), "v1", 1, new Hyperparameters(4, 1e20, 50, 4, 0.99));
            FineTuningJob job = ended(node, node.jobs.create(request).id());
            assertThat(job.status()).isEqualTo("failed");
            assertThat(job.error().message()).contains("learning_rate");
            assertThat(node.catalog.find("v1")).isEmpty();
        }
    }

    @Test
    void rowsOfALostFileFailBeforeTheJobStarts() throws IOException {
        try (LocalNode node = node("state")) {
            assertThatThrownBy(() -> node.jobs.create(TrainingSets.quick("small", "../jobs/x", "v1", 1)))
                    .hasMessageContaining("training_file");
        }
    }

    private String trainedDigest(String state, int threads) throws IOException {
        try (LocalNode node = new LocalNode(models, root.resolve(state), threads)) {
            return ended(node, node.jobs.create(quick(node)).id()).digest();
        }
    }

    private LocalNode node(String state) {
        return new LocalNode(models, root.resolve(state), 2);
    }

    private FineTuningRequest quick(LocalNode node) throws IOException {
        return TrainingSets.quick("small", store(node, TrainingSets.rows(24)), "v1", 1);
    }

    private String store(LocalNode node, String rows) throws IOException {
        Path upload = Files.writeString(Files.createTempFile(root, "upload", ""), rows);
        return node.files.store(upload, "rows.jsonl").id();
    }

    private static FineTuningJob ended(LocalNode node, String id) {
        return await().until(
                        () -> node.jobs.get(id),
                        job -> List.of("succeeded", "failed", "cancelled").contains(job.status()));
    }
}
