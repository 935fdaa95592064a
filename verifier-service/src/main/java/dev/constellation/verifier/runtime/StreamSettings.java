package dev.constellation.verifier.runtime;

import dev.constellation.events.Topic;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The settings of Kafka Streams.
 *
 * <p>Memory: a record may take 1 MiB, so what is fetched and buffered ahead is bounded by a few records per partition.
 * Time: a killed instance's open transaction ends after the transaction time-out; a static member that returns within the
 * session time-out gets its partitions and its state back without a rebalance.
 */
final class StreamSettings {
    /** Largest value with room for key, headers and framing; the broker's {@code message.max.bytes} allows it. */
    private static final int MAX_REQUEST_BYTES = Topic.MAX_VALUE_BYTES + (64 << 10);

    /** How soon an instance learns that another has come or gone. */
    private static final int HEARTBEAT_MILLIS = 1000;

    private StreamSettings() {}

    /** Settings for an instance; connection and security come from the {@code kafka.*} configuration. */
    static Properties of(VerifierConfig config, Map<String, Object> kafka) {
        Properties settings = new Properties();
        settings.putAll(kafka);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory(config));
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 8);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SmallRocksDb.class);
        addConsumer(settings, config);
        addProducer(settings, config);
        return settings;
    }

    private static void addConsumer(Properties settings, VerifierConfig config) {
        int sessionMillis = Math.toIntExact(config.sessionTimeout().toMillis());
        settings.put(
                StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                config.applicationId() + "-" + config.instance());
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), sessionMillis);
        settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MILLIS);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 64);
        settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_BYTES_CONFIG), 8 << 20);
    }

    private static void addProducer(Properties settings, VerifierConfig config) {
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_REQUEST_BYTES);
        settings.put(StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), 8L << 20);
        settings.put(
                StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
                Math.toIntExact(config.transactionTimeout().toMillis()));
    }

    private static String stateDirectory(VerifierConfig config) {
        return config.stateDir().resolve(config.instance()).toAbsolutePath().toString();
    }
}
