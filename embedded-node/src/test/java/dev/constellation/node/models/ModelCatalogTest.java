package dev.constellation.node.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.node.RefusedException;
import dev.constellation.node.storage.DurableDirectory;
import dev.constellation.node.testing.SmallModels;
import dev.constellation.tinylm.Adapter;
import dev.constellation.tinylm.BaseModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCatalogTest {
    private static final BaseModel BASE = SmallModels.base(1);
    private static final Adapter SHIPPED = SmallModels.adapter(BASE, 1);
    private static final Adapter OTHER = SmallModels.adapter(BASE, 2);

    @TempDir
    Path root;

    private Path models;

    @BeforeEach
    void shipModels() throws IOException {
        models = SmallModels.directory(root, "small");
        Files.write(models.resolve("gen_v0.tla"), SHIPPED.toBytes());
    }

    @Test
    void shippedModelsAreListedBaseFirst() {
        assertThat(catalog().models()).extracting(ServedModel::name).containsExactly("small", "gen_v0");
    }

    @Test
    void anAdapterThatWasPutIsThereAfterARestart() {
        ServedModel.Tuned put = catalog().put("v1", OTHER.toBytes(), "gen_v0", "ftjob-1");
        ServedModel.Tuned found = (ServedModel.Tuned) catalog().get("v1");
        assertThat(found.digest()).isEqualTo(put.digest()).isEqualTo(OTHER.digest());
        assertThat(found.origin()).isEqualTo(new AdapterOrigin("gen_v0", "ftjob-1"));
        assertThat(found.weights().toBytes()).isEqualTo(OTHER.toBytes());
    }

    @Test
    void aDeletedAdapterStaysAwayAndAShippedOneIsBackAfterARestart() {
        ModelCatalog catalog = catalog();
        catalog.put("v1", OTHER.toBytes(), null, null);
        catalog.remove("v1");
        catalog.remove("gen_v0");
        assertThat(catalog.models()).hasSize(1);
        assertThat(catalog().models()).extracting(ServedModel::name).containsExactly("small", "gen_v0");
    }

    @Test
    void anOriginWithoutWeightsIsNoAdapter() {
        catalog().put("v1", OTHER.toBytes(), null, null);
        DurableDirectory.open(root.resolve("adapters")).delete("v1.tla");
        assertThat(catalog().find("v1")).isEmpty();
    }

    @Test
    void anAdapterOfAnotherBaseIsRefusedWithBothDigests() {
        BaseModel stranger = SmallModels.base(2);
        byte[] adapter = SmallModels.adapter(stranger, 1).toBytes();
        assertThatThrownBy(() -> catalog().put("v1", adapter, null, null))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(400))
                .hasMessageContaining(stranger.digest())
                .hasMessageContaining(BASE.digest());
    }

    @Test
    void aModelCannotBeTakenOutWhileItIsUsed() {
        ModelCatalog catalog = catalog();
        ModelLease first = catalog.use("gen_v0");
        ModelLease second = catalog.use("gen_v0");
        first.close();
        first.close();
        assertThatThrownBy(() -> catalog.remove("gen_v0")).hasMessageContaining("in use by 1 ");
        second.close();
        catalog.remove("gen_v0");
        assertThat(catalog.find("gen_v0")).isEmpty();
    }

    @Test
    void aModelsDirectoryHasExactlyOneBase() throws IOException {
        Files.copy(models.resolve("small.tlm"), models.resolve("second.tlm"));
        assertThatThrownBy(() -> ShippedModels.read(models))
                .hasMessageContaining("constellation.node.models")
                .hasMessageContaining("2 base files");
        assertThatThrownBy(() -> ShippedModels.read(root.resolve("missing"))).hasMessageContaining("no such directory");
    }

    @Test
    void aShippedAdapterOfAnotherBaseStopsTheStart() throws IOException {
        Files.write(
                models.resolve("bad.tla"),
                SmallModels.adapter(SmallModels.base(2), 1).toBytes());
        assertThatThrownBy(() -> ShippedModels.read(models)).hasMessageContaining("bad.tla");
    }

    private ModelCatalog catalog() {
        return new ModelCatalog(
                ShippedModels.read(models), new AdapterStore(DurableDirectory.open(root.resolve("adapters"))));
    }
}
