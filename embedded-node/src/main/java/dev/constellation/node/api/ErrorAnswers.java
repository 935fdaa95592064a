package dev.constellation.node.api;

import dev.constellation.node.RefusedException;
import dev.constellation.protocol.ApiError;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CancellationException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers everything that is not a success with an {@link ApiError}. */
public class ErrorAnswers {
    private static final Logger LOG = Logger.getLogger(ErrorAnswers.class);

    /** A refusal of the node's own. */
    @ServerExceptionMapper
    public Response refused(RefusedException refusal) {
        return answer(refusal.status(), refusal.detail());
    }

    /** Work that was given up, because the node stops or the caller has gone. */
    @ServerExceptionMapper
    public Response cancelled(CancellationException cancellation) {
        return refused(RefusedException.overloaded("cancelled", "the work was given up; try again later"));
    }

    /** Unknown paths, methods, media types and whatever else the server refuses. */
    @ServerExceptionMapper
    public Response http(WebApplicationException failure, ContainerRequestContext request) {
        int status = failure.getResponse().getStatus();
        String message = "%s %s: %s"
                .formatted(
                        request.getMethod(),
                        request.getUriInfo().getPath(),
                        failure.getResponse().getStatusInfo().getReasonPhrase());
        String type = status == 404 ? "not_found_error" : status < 500 ? "invalid_request_error" : "server_error";
        return answer(status, new ApiError.Detail(message, type, null, "http_" + status));
    }

    /** A fault of the node. */
    @ServerExceptionMapper
    public Response failed(Throwable failure) {
        LOG.error("a request failed", failure);
        return answer(500, new ApiError.Detail(failure.toString(), "server_error", null, "internal_error"));
    }

    private static Response answer(int status, ApiError.Detail detail) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(new ApiError(detail))
                .build();
    }
}
