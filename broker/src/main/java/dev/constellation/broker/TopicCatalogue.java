package dev.constellation.broker;

import dev.constellation.events.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;

/** Brings the topics of the contract onto a broker of one node. */
public final class TopicCatalogue {
    private static final short SINGLE_REPLICA = 1;

    private TopicCatalogue() {}

    /**
     * Creates the topics that are absent and leaves the others as they are.
     *
     * @param partitions partitions of each new topic
     * @param atMost how long to wait for the broker
     * @throws BrokerException when the broker does not answer in time or refuses
     */
    public static void create(String bootstrapServers, int partitions, Duration atMost) {
        Duration patience = atMost.isPositive() ? atMost : Duration.ofMillis(1);
        Map<String, Object> configuration = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis() + 1),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(patience.toMillis() + 1));
        Admin admin = Admin.create(configuration);
        try {
            Set<String> present = await(admin.listTopics().names(), patience, bootstrapServers);
            await(admin.createTopics(absent(present, partitions)).all(), patience, bootstrapServers);
        } finally {
            admin.close(Duration.ZERO);
        }
    }

    private static List<NewTopic> absent(Set<String> present, int partitions) {
        return Topic.catalogue(partitions, SINGLE_REPLICA).stream()
                .filter(topic -> !present.contains(topic.name()))
                .toList();
    }

    private static <T> T await(KafkaFuture<T> answer, Duration atMost, String bootstrapServers) {
        try {
            return answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new BrokerException("the broker at %s refused: %s".formatted(bootstrapServers, e.getCause()), e);
        } catch (TimeoutException e) {
            throw new BrokerException(
                    "the broker at %s did not answer within %d s".formatted(bootstrapServers, atMost.toSeconds()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerException("interrupted while waiting for the broker", e);
        }
    }
}
