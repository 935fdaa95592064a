package dev.constellation.node.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.constellation.node.sampling.Completions;
import dev.constellation.node.sampling.PendingCompletion;
import dev.constellation.protocol.CompletionRequest;
import dev.constellation.protocol.CompletionResponse;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;

/** Sampling and scoring. */
@Path("/v1/completions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CompletionsResource {
    private final Completions completions;
    private final JsonBodies bodies;
    private final ObjectNode defaults;

    CompletionsResource(Completions completions) {
        this.completions = completions;
        this.bodies = new JsonBodies();
        this.defaults = bodies.object()
                .put("n", 1)
                .put("seed", 0)
                .put("temperature", 1.0)
                .put("top_p", 1.0)
                .put("max_tokens", 16)
                .putNull("logprobs")
                .putNull("grammar");
        defaults.putArray("stop");
    }

    /** Samples; work that has not begun is given up when the caller goes away. */
    @POST
    public CompletionResponse complete(InputStream body, @Context RoutingContext context) {
        CompletionRequest request = bodies.read(body, CompletionRequest.class, defaults);
        try (PendingCompletion pending = completions.start(request)) {
            context.addEndHandler(ended -> pending.close());
            return pending.await();
        }
    }
}
