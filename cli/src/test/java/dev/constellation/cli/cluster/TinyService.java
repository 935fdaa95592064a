package dev.constellation.cli.cluster;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process that answers at {@code /health/ready}, as every service does. */
public final class TinyService {
    private TinyService() {}

    /** Listens on the port that the environment names until it is ended. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(System.getenv("TINY_PORT"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        System.out.println("listening on " + port);
    }

    /** The process under a name. */
    static ProcessSpec spec(String name, int port, Path directory) {
        return spec(name, port, directory, TinyService.class.getName());
    }

    /** A process that fails at once. */
    static ProcessSpec broken(String name, int port, Path directory) {
        return spec(name, port, directory, "no.such.Main");
    }

    /** A process that never becomes ready. */
    static ProcessSpec waiting(String name, int port, Path directory) {
        return spec(name, port, directory, List.of("sleep", "600"));
    }

    private static ProcessSpec spec(String name, int port, Path directory, String main) {
        return spec(
                name,
                port,
                directory,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        Path.of("target", "test-classes").toAbsolutePath().toString(),
                        main));
    }

    private static ProcessSpec spec(String name, int port, Path directory, List<String> command) {
        return new ProcessSpec(
                name,
                List.of(port),
                command,
                Map.of("TINY_PORT", String.valueOf(port)),
                directory.resolve(name + ".log"),
                true);
    }
}
