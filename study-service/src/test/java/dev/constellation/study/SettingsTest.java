package dev.constellation.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void everySettingHasADefault() {
        Settings settings = settings(Map.of());

        assertThat(settings.nodeUrl()).isEqualTo("http://127.0.0.1:18100");
        assertThat(settings.nodePatience()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.reports()).isEqualTo(Path.of(".constellation/reports"));
        assertThat(settings.transactionalId()).isEqualTo("constellation-study");
        assertThat(settings.limits().requestsAhead()).isEqualTo(256);
        assertThat(settings.limits().attempts()).isEqualTo(5);
        assertThat(settings.store().directory()).isEqualTo(Path.of(".constellation/store"));
        assertThat(settings.store().megabytes()).isEqualTo(128);
        assertThat(settings.store().queryMegabytes()).isEqualTo(256);
        assertThat(settings.store().queryTime()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.store().exportTime()).isEqualTo(Duration.ofMinutes(15));
    }

    @Test
    void reportsAndStoreFollowTheStateDirectory() {
        Settings settings = settings(Map.of("constellation.state-dir", "/var/state"));

        assertThat(settings.reports()).isEqualTo(Path.of("/var/state/reports"));
        assertThat(settings.store().directory()).isEqualTo(Path.of("/var/state/store"));
    }

    private static Settings settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(Settings.class)
                .withDefaultValues(values)
                .withMappingIgnore("constellation.**")
                .build()
                .getConfigMapping(Settings.class);
    }
}
