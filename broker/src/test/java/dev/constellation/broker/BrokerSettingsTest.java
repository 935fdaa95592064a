package dev.constellation.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerSettingsTest {
    private static final Path HERE = Path.of(".");

    @Test
    void aPortOutsideOfTheRangeIsRefusedByName() {
        assertThatThrownBy(() -> new BrokerSettings(HERE, HERE, 0, 19093, HERE, HERE))
                .hasMessage("broker.port: 0 is outside 1..65535");
    }

    @Test
    void clientAndControllerPortsMustDiffer() {
        assertThatThrownBy(() -> new BrokerSettings(HERE, HERE, 19092, 19092, HERE, HERE))
                .hasMessageContaining("broker.controllerPort");
    }

    @Test
    void everyListenerIsOnLoopback() {
        var properties = BrokerConfiguration.properties(new BrokerSettings(HERE, HERE, 19092, 19093, HERE, HERE));
        assertThat(properties.getProperty("listeners"))
                .isEqualTo("PLAINTEXT://127.0.0.1:19092,CONTROLLER://127.0.0.1:19093");
    }

    @Test
    void aSearchThatFindsNoLibrarySaysHowToBuildIt(@TempDir Path empty) {
        assertThatThrownBy(() -> BrokerLibrary.search(empty))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("./mvnw -pl broker");
    }
}
