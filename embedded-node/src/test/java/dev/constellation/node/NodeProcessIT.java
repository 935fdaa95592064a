package dev.constellation.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.constellation.node.conformance.NodeClient;
import dev.constellation.node.conformance.TrainingSets;
import dev.constellation.node.testing.NodeProcess;
import dev.constellation.node.testing.SmallModels;
import dev.constellation.protocol.CompletionRequest;
import dev.constellation.protocol.FineTuningJob;
import dev.constellation.protocol.FineTuningRequest;
import dev.constellation.protocol.ModelList;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeProcessIT {
    private static final Map<String, String> NO_WARM_UP = Map.of("CONSTELLATION_NODE_WARM_UP", "PT0S");

    @TempDir
    Path root;

    private Path models;

    @BeforeEach
    void shipModels() {
        models = SmallModels.directory(root, "small");
    }

    @Test
    void twoProcessesWithDifferentThreadsTrainAndSampleTheSame() {
        try (NodeProcess one = start("one", Map.of("CONSTELLATION_NODE_THREADS", "1"));
                NodeProcess two = start("two", Map.of("CONSTELLATION_NODE_THREADS", "3"))) {
            FineTuningJob job = trained(one.client());
            assertThat(trained(two.client()).digest()).isEqualTo(job.digest());
            assertThat(two.client().complete(request("v1")).choices())
                    .isEqualTo(one.client().complete(request("v1")).choices());
        }
    }

    @Test
    void aNodeKilledInTheMiddleOfAJobLosesNothingElse() {
        FineTuningJob ended;
        FineTuningRequest open;
        String running;
        NodeProcess killed = start("state", NO_WARM_UP);
        try {
            ended = trained(killed.client());
            open = TrainingSets.endless(
                    "v1", killed.client().uploaded(TrainingSets.rows(24)).id(), "v2");
            running = killed.client().train(open).id();
            await().until(() -> killed.client().job(running).trainedTokens() > 0);
        } finally {
            killed.kill();
        }
        try (NodeProcess restarted = start("state", NO_WARM_UP)) {
            NodeClient client = restarted.client();
            assertThat(client.models().data()).extracting(ModelList.Model::id).containsExactly("small", "v1");
            assertThat(client.job(ended.id())).isEqualTo(ended);
            assertThat(client.job(running).status()).isEqualTo("failed");
            assertThat(client.job(running).error().message()).contains("ask for it again");
            assertThat(client.train(open).id()).isEqualTo(running);
            await().until(() -> client.job(running).trainedTokens() > 0);
        }
    }

    @Test
    void aNodeThatIsAskedToStopWhileTrainingStopsSoon() {
        NodeProcess node = start("state", NO_WARM_UP);
        NodeClient client = node.client();
        FineTuningJob job = client.train(TrainingSets.endless(
                "small", client.uploaded(TrainingSets.rows(24)).id(), "v1"));
        TrainingSets.inState(client, job.id(), "running");
        long before = System.nanoTime();
        node.close();
        assertThat(System.nanoTime() - before).isLessThan(8_000_000_000L);
        assertThat(node.output()).doesNotContain("ERROR");
    }

    @Test
    void aModelsDirectoryThatIsWrongEndsTheProcessWithItsName() {
        try (NodeProcess node = NodeProcess.launch(root.resolve("missing"), root.resolve("state"), NO_WARM_UP)) {
            assertThat(node.exitCode()).isNotZero();
            assertThat(node.output()).contains("constellation.node.models", "missing", "no such directory");
        }
    }

    private NodeProcess start(String state, Map<String, String> settings) {
        return NodeProcess.start(models, root.resolve(state), settings);
    }

    private static FineTuningJob trained(NodeClient client) {
        String file = client.uploaded(TrainingSets.rows(24)).id();
        return TrainingSets.ended(
                client, client.train(TrainingSets.quick("small", file, "v1", 1)).id());
    }

    private static CompletionRequest request(String model) {
        return new CompletionRequest(model, List.of("abc", "x"), 70, 11, 1, 0.95, 12, 0, List.of(), null);
    }
}
