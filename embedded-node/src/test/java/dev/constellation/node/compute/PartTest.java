package dev.constellation.node.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.node.metrics.BusyClock;
import dev.constellation.node.models.AdapterStore;
import dev.constellation.node.models.ModelCatalog;
import dev.constellation.node.models.ServedModel;
import dev.constellation.node.models.ShippedModels;
import dev.constellation.node.storage.DurableDirectory;
import dev.constellation.node.testing.SmallModels;
import dev.constellation.tinylm.Sampler;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {
    @TempDir
    Path root;

    private ServedModel base;
    private Samplers samplers;

    @BeforeEach
    void loadBase() {
        ShippedModels shipped = ShippedModels.read(SmallModels.directory(root, "small"));
        base = new ModelCatalog(shipped, new AdapterStore(DurableDirectory.open(root.resolve("adapters")))).base();
        samplers = new Samplers(new MergedModels(shipped.base().weights()), 4);
    }

    @Test
    void aSamplerIsKeptWhileItsModelIsUsed() {
        assertThat(samplers.of(base)).isSameAs(samplers.of(base));
    }

    @Test
    void aFailureEndsThePartAndDropsTheSampler() {
        Sampler before = samplers.of(base);
        Part<Integer> part = new Part<>(
                used -> {
                    throw new OutOfMemoryError("as if");
                },
                () -> {},
                new BusyClock(System::nanoTime));
        part.execute(samplers);
        assertThatThrownBy(new Batch<>(List.of(part))::await)
                .isInstanceOf(OutOfMemoryError.class)
                .hasMessage("as if");
        assertThat(samplers.of(base)).isNotSameAs(before);
    }
}
