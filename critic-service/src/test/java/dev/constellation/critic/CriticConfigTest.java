package dev.constellation.critic;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CriticConfigTest {
    @Test
    void defaultsSuitOneMachine() throws IOException {
        CriticConfig config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(CriticConfig.class.getResource("/application.properties"), 100))
                .withValidateUnknown(false)
                .withMapping(CriticConfig.class)
                .build()
                .getConfigMapping(CriticConfig.class);
        assertThat(config.instance()).isEqualTo("0");
        assertThat(config.nodeUrl()).isEqualTo(URI.create("http://127.0.0.1:18100"));
        assertThat(config.callTimeoutMillis()).isEqualTo(600_000);
        assertThat(config.callsInFlight()).isEqualTo(4);
        assertThat(config.promptsPerCall()).isEqualTo(32);
        assertThat(config.retryFor()).isEqualTo(Duration.ofMinutes(2));
        assertThat(config.adapterStore()).isEmpty();
    }
}
