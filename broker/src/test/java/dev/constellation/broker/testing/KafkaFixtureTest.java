package dev.constellation.broker.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.events.Topic;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KafkaFixtureTest {
    @RegisterExtension
    static final KafkaFixture KAFKA = new KafkaFixture();

    @Test
    void allFixturesOfATestProcessShareOneKafkaWithTheCatalogue() throws Exception {
        assertThat(new KafkaFixture().bootstrapServers()).isEqualTo(KAFKA.bootstrapServers());
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) KAFKA.bootstrapServers()))) {
            assertThat(admin.listTopics().names().get(20, TimeUnit.SECONDS))
                    .containsAll(
                            Arrays.stream(Topic.values()).map(Topic::topicName).toList());
        }
    }
}
