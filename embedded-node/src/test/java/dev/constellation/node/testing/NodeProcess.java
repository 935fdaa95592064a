package dev.constellation.node.testing;

import static org.awaitility.Awaitility.await;

import dev.constellation.node.conformance.NodeClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A node as a process of its own. */
public final class NodeProcess implements AutoCloseable {
    private static final String JAR = "target/quarkus-app/quarkus-run.jar";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Process process;
    private final int port;
    private final Path log;

    private NodeProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts the process without waiting for it. */
    public static NodeProcess launch(Path models, Path state, Map<String, String> settings) {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "-Xmx512m",
                "-jar",
                jar().toString());
        builder.environment().put("CONSTELLATION_NODE_MODELS", models.toString());
        builder.environment().put("CONSTELLATION_NODE_STATE", state.toString());
        builder.environment().put("QUARKUS_HTTP_PORT", String.valueOf(port));
        builder.environment().putAll(settings);
        return launch(builder, port);
    }

    /** Starts any node's process, which listens at a port, without waiting for it. */
    public static NodeProcess launch(ProcessBuilder builder, int port) {
        try {
            Path log = Files.createTempFile("node", ".log");
            builder.redirectErrorStream(true).redirectOutput(log.toFile());
            return new NodeProcess(builder.start(), port, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A port that nobody listens on. */
    public static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The packaged node, found from the folder of any part. */
    private static Path jar() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path jar = folder.endsWith("embedded-node")
                    ? folder.resolve(JAR)
                    : folder.resolve("embedded-node").resolve(JAR);
            if (Files.exists(jar)) {
                return jar;
            }
        }
        throw new AssertionError("embedded-node/%s is missing: package embedded-node first".formatted(JAR));
    }

    /** Starts the process and waits until it is ready. */
    public static NodeProcess start(Path models, Path state, Map<String, String> settings) {
        return launch(models, state, settings).awaitReady(START_LIMIT);
    }

    /** Waits until it is ready. */
    public NodeProcess awaitReady(Duration atMost) {
        await().atMost(atMost).pollInterval(Duration.ofMillis(50)).until(this::readyOrDead);
        if (!process.isAlive()) {
            throw new AssertionError("the node ended: " + output());
        }
        return this;
    }

    private boolean readyOrDead() {
        try {
            return !process.isAlive() || client().get("/health/ready").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** A client of it. */
    public NodeClient client() {
        return new NodeClient(url());
    }

    /** Where it listens. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** What it has written so far. */
    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it without warning. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Waits for its end. */
    public int exitCode() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the node does not end: " + output());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Asks it to end and waits for that. */
    @Override
    public void close() {
        process.destroy();
        exitCode();
    }
}
