package dev.constellation.broker.testing;

import dev.constellation.broker.BrokerLibrary;
import dev.constellation.broker.BrokerProcess;
import dev.constellation.broker.BrokerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Starts broker processes on free ports, with data in a directory that goes when the test process ends. */
public final class LocalBroker {
    private LocalBroker() {}

    /** A broker that ends with the test process. */
    public static BrokerProcess start() {
        try {
            Path directory = Files.createTempDirectory("constellation-broker");
            BrokerProcess broker = BrokerProcess.start(settings(directory));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                broker.kill();
                delete(directory);
            }));
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Settings for a broker with its data in the given directory. */
    public static BrokerSettings settings(Path directory) {
        return new BrokerSettings(
                BrokerLibrary.find(),
                directory.resolve("data"),
                freePort(),
                freePort(),
                directory.resolve("broker.log"),
                Path.of(System.getProperty("java.home"), "bin", "java"),
                KafkaFixture.PARTITIONS);
    }

    /** A port that nothing listens on at this moment. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(file -> file.delete());
        } catch (IOException e) {
            System.err.println("could not delete " + directory + ": " + e);
        }
    }
}
