package dev.constellation.broker;

import dev.constellation.events.Topic;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The {@code server.properties} of a single node that is broker and controller at once. */
final class BrokerConfiguration {
    /** Nothing outside of this machine reaches the broker. */
    static final String HOST = "127.0.0.1";

    /** A batch of one record of the largest value, with room for key, headers and framing. */
    static final int MAX_MESSAGE_BYTES = Topic.MAX_VALUE_BYTES + (64 << 10);

    private BrokerConfiguration() {}

    /** Directory of the log segments. */
    static Path logDirectory(BrokerSettings settings) {
        return settings.dataDir().resolve("log").toAbsolutePath();
    }

    /** The file the broker is started with. */
    static Path file(BrokerSettings settings) {
        return settings.dataDir().resolve("server.properties").toAbsolutePath();
    }

    /** Writes the file anew, so that an upgraded Constellation brings its own settings to old data. */
    static void write(BrokerSettings settings) throws IOException {
        Files.createDirectories(settings.dataDir());
        try (Writer out = Files.newBufferedWriter(file(settings))) {
            properties(settings).store(out, "Written at every start");
        }
    }

    static Properties properties(BrokerSettings settings) {
        Properties properties = new Properties();
        addListeners(properties, settings);
        addSingleNode(properties);
        addTimings(properties);
        addSizes(properties);
        properties.setProperty("log.dirs", logDirectory(settings).toString());
        properties.setProperty("auto.create.topics.enable", "false");
        return properties;
    }

    private static void addListeners(Properties properties, BrokerSettings settings) {
        String clients = "PLAINTEXT://" + settings.bootstrapServers();
        String controller = HOST + ":" + settings.controllerPort();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", "1");
        properties.setProperty("listeners", clients + ",CONTROLLER://" + controller);
        properties.setProperty("advertised.listeners", clients);
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty("controller.quorum.bootstrap.servers", controller);
    }

    private static void addSingleNode(Properties properties) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            properties.setProperty(topic + ".replication.factor", "1");
            properties.setProperty(topic + ".num.partitions", "4");
        }
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
    }

    /** A broker that was killed is fenced, and transactions of killed services end, within seconds. */
    private static void addTimings(Properties properties) {
        properties.setProperty("broker.session.timeout.ms", "3000");
        properties.setProperty("broker.heartbeat.interval.ms", "500");
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        properties.setProperty("group.min.session.timeout.ms", "1000");
        properties.setProperty("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        properties.setProperty("offsets.retention.minutes", Integer.toString(10 * 365 * 24 * 60));
    }

    private static void addSizes(Properties properties) {
        properties.setProperty("message.max.bytes", Integer.toString(MAX_MESSAGE_BYTES));
        properties.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "4");
        properties.setProperty("background.threads", "2");
    }
}
