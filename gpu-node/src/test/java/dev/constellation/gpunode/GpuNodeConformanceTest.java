package dev.constellation.gpunode;

import dev.constellation.node.conformance.ModelNodeContract;
import dev.constellation.node.testing.NodeProcess;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** The contract that every model node keeps, held against the GPU node on a CPU. */
@Tag("slow")
class GpuNodeConformanceTest implements ModelNodeContract {
    private static final int CONTEXT = 128;

    @TempDir
    private static Path directory;

    private static NodeProcess node;

    @BeforeAll
    static void startTheNode() throws InterruptedException {
        GpuNode.install();
        node = GpuNode.start(directory, CONTEXT);
    }

    @AfterAll
    static void stopTheNode() {
        if (node != null) {
            node.close();
        }
    }

    @Override
    public URI url() {
        return node.url();
    }

    @Override
    public String base() {
        return "base";
    }

    @Override
    public int contextTokens() {
        return CONTEXT;
    }

    @Override
    public boolean takesGrammars() {
        return true;
    }
}
