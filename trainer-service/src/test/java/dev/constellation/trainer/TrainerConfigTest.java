package dev.constellation.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrainerConfigTest {
    @Test
    void defaultsSuitOneMachine() throws IOException {
        TrainerConfig config = config().withDefaultValue("constellation.adapter-store", "adapters")
                .build()
                .getConfigMapping(TrainerConfig.class);
        assertThat(config.instance()).isEqualTo("0");
        assertThat(config.nodeUrl()).isEqualTo(URI.create("http://127.0.0.1:18100"));
        assertThat(config.callTimeoutMillis()).isEqualTo(600_000);
        assertThat(config.retryFor()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.pollInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.scanStall()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.adapterStore()).isEqualTo(Path.of("adapters"));
    }

    @Test
    void anAdapterStoreIsNeeded() throws IOException {
        SmallRyeConfigBuilder config = config();
        assertThatThrownBy(config::build).hasMessageContaining("constellation.adapter-store is required");
    }

    private static SmallRyeConfigBuilder config() throws IOException {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(TrainerConfig.class)
                .withValidateUnknown(false)
                .withSources(
                        new PropertiesConfigSource(TrainerConfig.class.getResource("/application.properties"), 100));
    }
}
