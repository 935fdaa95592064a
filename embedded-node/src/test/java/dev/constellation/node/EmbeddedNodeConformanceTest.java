package dev.constellation.node;

import dev.constellation.node.conformance.ModelNodeContract;
import dev.constellation.node.testing.NodeDirectories;
import dev.constellation.node.testing.SmallModels;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;

@QuarkusTest
@QuarkusTestResource(NodeDirectories.class)
class EmbeddedNodeConformanceTest implements ModelNodeContract {
    @TestHTTPResource("/")
    URI url;

    @Override
    public URI url() {
        return url;
    }

    @Override
    public String base() {
        return NodeDirectories.BASE;
    }

    @Override
    public int contextTokens() {
        return SmallModels.CONTEXT;
    }
}
