package dev.constellation.gpunode;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The node as a process of its own, with a small model of random weights. */
final class GpuNode implements AutoCloseable {
    static final Path FOLDER = Path.of("").toAbsolutePath();

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Process process;
    private final URI url;

    private GpuNode(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /** Installs what it needs; it takes minutes the first time. */
    static void install() {
        run(Duration.ofMinutes(20), List.of(FOLDER.resolve("install").toString()));
    }

    /** Starts a node that keeps its state in a directory and waits until it is ready. */
    static GpuNode start(Path directory, int contextTokens) {
        int port = freePort();
        List<String> command = new ArrayList<>(
                List.of(FOLDER.resolve(".venv/bin/constellation-gpu-node").toString(), "serve"));
        command.addAll(List.of("--model", "random:" + FOLDER.resolve("tests/tiny.json")));
        command.addAll(List.of("--name", "base", "--family", "brief", "--template", "none", "--device", "cpu"));
        command.addAll(List.of("--memory", "2GiB", "--slots", "64", "--max-file", "33MiB"));
        command.addAll(List.of("--max-length", String.valueOf(contextTokens), "--port", String.valueOf(port)));
        command.addAll(List.of("--state", directory.toString()));
        URI url = URI.create("http://127.0.0.1:" + port);
        GpuNode node = new GpuNode(begin(command), url);
        await().atMost(START_LIMIT).ignoreExceptions().until(node::isReady);
        return node;
    }

    URI url() {
        return url;
    }

    private boolean isReady() throws IOException {
        if (!process.isAlive()) {
            throw new AssertionError("the node ended with status " + process.exitValue());
        }
        var connection = (java.net.HttpURLConnection)
                url.resolve("/health/ready").toURL().openConnection();
        return connection.getResponseCode() == 200;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static void run(Duration limit, List<String> command) {
        Process process = begin(command);
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError("%s did not succeed".formatted(command));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process begin(List<String> command) {
        try {
            return new ProcessBuilder(command).inheritIO().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
