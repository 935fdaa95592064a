package dev.constellation.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.broker.testing.LocalBroker;
import dev.constellation.events.Topic;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessTest {
    @TempDir
    Path directory;

    @Test
    void aNewBrokerHasTheWholeCatalogueWithItsPartitions() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(LocalBroker.settings(directory));
                Admin admin = Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) broker.bootstrapServers()))) {
            List<String> names =
                    Arrays.stream(Topic.values()).map(Topic::topicName).toList();
            Map<String, TopicDescription> topics =
                    admin.describeTopics(names).allTopicNames().get(20, TimeUnit.SECONDS);
            assertThat(topics.values())
                    .hasSize(names.size())
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(4));
        }
    }

    @Test
    void recordsSurviveKillAndRestartOnTheSameDataDirectoryAndOtherPorts() throws Exception {
        BrokerProcess first = BrokerProcess.start(LocalBroker.settings(directory));
        byte[] large = new byte[Topic.MAX_VALUE_BYTES];
        send(first, large);
        first.kill();
        assertThat(first.isAlive()).isFalse();

        try (BrokerProcess second = BrokerProcess.start(LocalBroker.settings(directory))) {
            assertThat(endOffset(second)).isEqualTo(1);
        }
    }

    @Test
    void aDetachedBrokerIsAttachedToByItsProcessId() {
        BrokerSettings settings = LocalBroker.settings(directory);
        long pid = BrokerProcess.launch(settings).pid();
        BrokerProcess attached = BrokerProcess.attach(settings, pid);
        try {
            BrokerReadiness.await(settings, attached.handle(), BrokerProcess.START_LIMIT);
            assertThat(attached.isAlive()).isTrue();
        } finally {
            attached.stop();
        }
        assertThat(attached.isAlive()).isFalse();
        assertThatThrownBy(() -> BrokerProcess.attach(settings, pid))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining(Long.toString(pid));
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingStarts() throws Exception {
        BrokerSettings settings = LocalBroker.settings(directory);
        try (ServerSocket taken = new ServerSocket(settings.port(), 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> BrokerProcess.start(settings))
                    .isInstanceOf(BrokerException.class)
                    .hasMessageContaining("broker.port: port " + taken.getLocalPort() + " is already in use");
            assertThat(settings.dataDir()).doesNotExist();
        }
    }

    @Test
    void aBrokerThatCannotStartShowsTheEndOfItsLog() {
        BrokerSettings settings = LocalBroker.settings(directory);
        BrokerSettings withoutJars = new BrokerSettings(
                directory,
                settings.dataDir(),
                settings.port(),
                settings.controllerPort(),
                settings.logFile(),
                settings.javaExecutable());
        assertThatThrownBy(() -> BrokerProcess.start(withoutJars))
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining("kafka.tools.StorageTool");
    }

    private static void send(BrokerProcess broker, byte[] value) throws Exception {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", broker.bootstrapServers(), "max.request.size", value.length + 4096);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(Topic.CANDIDATES.topicName(), 0, null, value))
                    .get(20, TimeUnit.SECONDS);
        }
    }

    private static long endOffset(BrokerProcess broker) {
        TopicPartition partition = new TopicPartition(Topic.CANDIDATES.topicName(), 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return consumer.endOffsets(List.of(partition)).get(partition);
        }
    }
}
