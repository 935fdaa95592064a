package dev.constellation.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NodeConfigTest {
    @Test
    void everySettingHasADefault() {
        NodeConfig config = with(Map.of());
        assertThat(config.models()).isEqualTo(Path.of("models/tiny"));
        assertThat(config.state()).isEqualTo(Path.of(".constellation/node"));
        assertThat(config.threads()).isEmpty();
        assertThat(config.warmUp()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void everySettingCanBeGiven() {
        NodeConfig config = with(Map.of(
                "constellation.node.models", "/m",
                "constellation.node.state", "/s",
                "constellation.node.threads", "3",
                "constellation.node.warm-up", "PT0S"));
        assertThat(config.models()).isEqualTo(Path.of("/m"));
        assertThat(config.state()).isEqualTo(Path.of("/s"));
        assertThat(config.threads()).hasValue(3);
        assertThat(config.warmUp()).isZero();
    }

    private static NodeConfig with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withMapping(NodeConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(NodeConfig.class);
    }
}
