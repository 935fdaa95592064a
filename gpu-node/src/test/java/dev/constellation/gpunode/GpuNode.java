package dev.constellation.gpunode;

import dev.constellation.node.testing.NodeProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The GPU node as it is installed and started on a CPU, with a small model of random weights. */
final class GpuNode {
    static final Path FOLDER = Path.of("").toAbsolutePath();

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private GpuNode() {}

    /** Installs what it needs; it takes minutes the first time. */
    static void install() throws InterruptedException {
        if (run(FOLDER.resolve("install").toString()) != 0) {
            throw new AssertionError("gpu-node/install did not succeed");
        }
    }

    /** Starts a node that keeps its state in a directory and waits until it is ready. */
    static NodeProcess start(Path directory, int contextTokens) {
        int port = NodeProcess.freePort();
        List<String> command = new ArrayList<>(
                List.of(FOLDER.resolve(".venv/bin/constellation-gpu-node").toString(), "serve"));
        command.addAll(List.of("--model", "random:" + FOLDER.resolve("tests/tiny.json")));
        command.addAll(List.of("--name", "base", "--family", "brief", "--template", "none", "--device", "cpu"));
        command.addAll(List.of("--memory", "2GiB", "--slots", "64", "--max-file", "33MiB"));
        command.addAll(List.of("--max-length", String.valueOf(contextTokens), "--port", String.valueOf(port)));
        command.addAll(List.of("--state", directory.toString()));
        return NodeProcess.launch(new ProcessBuilder(command), port).awaitReady(START_LIMIT);
    }

    /** Runs a command in the node's folder to its end; its exit status. */
    static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
