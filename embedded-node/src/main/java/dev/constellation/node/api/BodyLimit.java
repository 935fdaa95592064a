package dev.constellation.node.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.constellation.node.RefusedException;
import dev.constellation.protocol.ApiError;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;

/**
 * Refuses bodies that announce more than any endpoint takes, before the server reads them. Bodies without a length are
 * counted while they are read: by the endpoint, and at several times its limit by the server, which hangs up.
 */
public class BodyLimit {
    private static final int BEFORE_THE_SERVER = 1_000;

    private final ObjectMapper json;

    BodyLimit(ObjectMapper json) {
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_SERVER);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && length.matches("\\d{1,18}") && Long.parseLong(length) > Bodies.MAX_FORM_BYTES) {
            refuse(context);
        } else {
            context.next();
        }
    }

    private void refuse(RoutingContext context) {
        RefusedException refusal = Bodies.tooLarge(Bodies.MAX_FORM_BYTES);
        try {
            context.response()
                    .setStatusCode(refusal.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .putHeader(HttpHeaders.CONNECTION, "close")
                    .end(json.writeValueAsString(new ApiError(refusal.detail())));
        } catch (JsonProcessingException e) {
            context.fail(e);
        }
    }
}
