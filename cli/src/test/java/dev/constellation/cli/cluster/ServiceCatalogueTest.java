package dev.constellation.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.cli.terminal.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        home = new Home(directory, directory.resolve("state"), models, models, 5);
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

    @Test
    void criticsWithModelsOfTheirOwnHaveANodeThatTheirServicesKnow() throws IOException {
        for (String module : List.of(
                "embedded-node",
                "generator-service",
                "verifier-service",
                "critic-service",
                "trainer-service",
                "study-service")) {
            Path jar = directory.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
            Files.createDirectories(jar.getParent());
            Files.writeString(jar, "");
        }
        Path ofCritics = Files.createDirectories(directory.resolve("others"));
        Files.write(
                ofCritics.resolve("node.env"),
                List.of("CONSTELLATION_NODE_MODEL=smollm2", "CONSTELLATION_NODE_API_KEY=secret"));
        ServiceCatalogue catalogue = new ServiceCatalogue(home.withCriticModels(ofCritics));

        ProcessSpec node = catalogue.criticNode().orElseThrow();

        assertThat(node.name()).isEqualTo("critic-node");
        assertThat(node.command()).endsWith("serve");
        assertThat(node.port()).isEqualTo(18_111);
        assertThat(node.environment())
                .containsEntry("CONSTELLATION_NODE_ADAPTERS", ofCritics.toString())
                .containsEntry(
                        "CONSTELLATION_NODE_STATE",
                        directory.resolve("state/state/critic-node").toString());
        assertThat(environment(catalogue, "embedded-node"))
                .containsEntry("CONSTELLATION_NODE_MODELS", models.toString())
                .doesNotContainKey("CONSTELLATION_NODE_API_KEY");
        assertThat(environment(catalogue, "generator-service"))
                .containsEntry("CONSTELLATION_NODE_URL", "http://127.0.0.1:18105");
        assertThat(environment(catalogue, "critic-service"))
                .containsEntry("CONSTELLATION_NODE_URL", "http://127.0.0.1:18111")
                .containsEntry("CONSTELLATION_NODE_API_KEY", "secret");
        assertThat(environment(catalogue, "trainer-service"))
                .containsEntry("CONSTELLATION_NODE_URL", "http://127.0.0.1:18105")
                .containsEntry("CONSTELLATION_CRITIC_NODE_URL", "http://127.0.0.1:18111")
                .containsEntry("CONSTELLATION_CRITIC_NODE_API_KEY", "secret");
        assertThat(catalogue.forScoring()).extracting(ProcessSpec::name).contains("critic-node", "critic-service");
        assertThat(new ServiceCatalogue(home).criticNode()).isEmpty();
    }

    private static Map<String, String> environment(ServiceCatalogue catalogue, String name) {
        return catalogue.processes(new Fleet(1, 1)).stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow()
                .environment();
    }

    private void settings(String... lines) throws IOException {
        Files.write(models.resolve("node.env"), List.of(lines));
    }

    private ProcessSpec node() {
        return new ServiceCatalogue(home).node().orElseThrow();
    }
}
