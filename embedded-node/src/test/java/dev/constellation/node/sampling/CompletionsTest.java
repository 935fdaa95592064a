package dev.constellation.node.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.node.testing.LocalNode;
import dev.constellation.node.testing.SmallModels;
import dev.constellation.protocol.CompletionRequest;
import dev.constellation.protocol.CompletionResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletionsTest {
    @TempDir
    Path root;

    private Path models;

    @BeforeEach
    void shipModels() {
        models = SmallModels.directory(root, "small");
    }

    @Test
    void anyNodeWithAnyNumberOfThreadsGivesTheSameCompletions() {
        List<CompletionResponse.Choice> one = complete("one", 1);
        assertThat(complete("three", 3)).isEqualTo(one);
    }

    @Test
    void anAbandonedRequestFreesItsModelAndLeavesTheQueue() {
        try (LocalNode node = new LocalNode(models, root.resolve("state"), 1)) {
            node.catalog.put("v1", SmallModels.adapter(SmallModels.base(1), 1).toBytes(), null, null);
            PendingCompletion pending = node.completions.start(request("v1", 4096));
            assertThatThrownBy(() -> node.catalog.remove("v1")).hasMessageContaining("in use");
            pending.close();
            node.catalog.remove("v1");
            assertThatThrownBy(pending::await).isInstanceOf(CancellationException.class);
        }
    }

    private List<CompletionResponse.Choice> complete(String state, int threads) {
        try (LocalNode node = new LocalNode(models, root.resolve(state), threads);
                PendingCompletion pending = node.completions.start(request("small", 100))) {
            return pending.await().choices();
        }
    }

    private static CompletionRequest request(String model, int n) {
        List<String> prompts = IntStream.range(0, 4).mapToObj(j -> "abc" + j).toList();
        return new CompletionRequest(model, prompts, n, 3, 1, 0.9, 10, 2, List.of("q"), null);
    }
}
