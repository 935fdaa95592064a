package dev.constellation.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.cli.terminal.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceCatalogueTest {
    @TempDir
    private Path directory;

    private Path models;
    private Home home;

    @BeforeEach
    void aTreeWhereTheGpuNodeIsInstalled() throws IOException {
        Path program = directory.resolve("gpu-node/.venv/bin/constellation-gpu-node");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "");
        models = Files.createDirectories(directory.resolve("models"));
        home = new Home(directory, directory.resolve("state"), models, 5);
    }

    @Test
    void modelsWithANodeFileAreServedByTheGpuNode() throws IOException {
        settings("# a comment", "", "CONSTELLATION_NODE_MODEL={models}/weights", "CONSTELLATION_CALLS_IN_FLIGHT=8");

        ProcessSpec node = node();

        assertThat(node.command()).endsWith("serve");
        assertThat(node.port()).isEqualTo(18_105);
        assertThat(node.environment())
                .containsEntry("CONSTELLATION_NODE_MODEL", models + "/weights")
                .containsEntry("CONSTELLATION_CALLS_IN_FLIGHT", "8")
                .containsEntry("CONSTELLATION_NODE_PORT", "18105")
                .containsEntry("CONSTELLATION_NODE_ADAPTERS", models.toString());
    }

    @Test
    void modelsThatAreServedElsewhereNeedNoNode() throws IOException {
        settings("CONSTELLATION_NODE_URL=http://10.0.0.5:18100");

        assertThat(new ServiceCatalogue(home).node()).isEmpty();
    }

    @Test
    void aLineThatIsNoSettingIsNamed() throws IOException {
        settings("CONSTELLATION_NODE_MODEL=smollm2", "PATH=/bin");

        assertThatThrownBy(this::node)
                .isInstanceOf(CommandException.class)
                .hasMessage("%s, line 2: 'PATH=/bin', allowed are CONSTELLATION_NAME=VALUE, # comments and empty lines"
                        .formatted(models.resolve("node.env")));
    }

    @Test
    void aNodeThatIsNotInstalledIsNamed() throws IOException {
        settings("CONSTELLATION_NODE_MODEL=smollm2");
        Files.delete(directory.resolve("gpu-node/.venv/bin/constellation-gpu-node"));

        assertThatThrownBy(this::node)
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("is not installed")
                .hasMessageEndingWith("run gpu-node/install");
    }

    private void settings(String... lines) throws IOException {
        Files.write(models.resolve("node.env"), List.of(lines));
    }

    private ProcessSpec node() {
        return new ServiceCatalogue(home).node().orElseThrow();
    }
}
