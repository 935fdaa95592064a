package dev.constellation.protocol;

import dev.constellation.core.FailureException;
import dev.constellation.core.FailureException.Category;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;

/**
 * Whose fault it is when a call to a model node fails.
 *
 * <ul>
 *   <li>A status of 4xx says that the request is wrong: the caller's fault, and asking again would not help. Exceptions
 *       are 408 and 429, which ask for another attempt.
 *   <li>Everything else, a status of 5xx, no connection, a time-out, a body that is not what the protocol promises, is
 *       the environment's fault.
 * </ul>
 */
final class NodeFaults {
    private static final Set<Integer> TRY_AGAIN = Set.of(408, 429);
    private static final int LONGEST_BODY = 500;

    private NodeFaults() {}

    /** Does a call, with what the node or the network throws translated; empty when the node answers 404. */
    static <T> Optional<T> call(ModelNode node, Call<T> call) throws FailureException {
        try {
            return Optional.of(call.on(node));
        } catch (WebApplicationException e) {
            Response response = e.getResponse();
            if (response.getStatus() == Response.Status.NOT_FOUND.getStatusCode()) {
                return Optional.empty();
            }
            throw new FailureException(category(response.getStatus()), message(response, e), e);
        } catch (ProcessingException e) {
            throw FailureException.environment("model node: no answer: " + reason(e), e);
        } catch (RuntimeException e) {
            throw FailureException.environment("model node: no usable answer: " + e, e);
        }
    }

    private static Category category(int status) {
        boolean refused = status >= 400 && status < 500 && !TRY_AGAIN.contains(status);
        return refused ? Category.CALLER : Category.ENVIRONMENT;
    }

    private static String message(Response response, WebApplicationException e) {
        if (response.getStatus() < 400) {
            return "model node: the answer is not what the protocol promises: " + reason(e);
        }
        return "model node: status %d: %s".formatted(response.getStatus(), body(response));
    }

    private static String body(Response response) {
        try {
            String body = response.readEntity(String.class);
            return body == null ? "no body" : body.substring(0, Math.min(LONGEST_BODY, body.length()));
        } catch (RuntimeException unreadable) {
            return "no readable body";
        }
    }

    private static String reason(Throwable e) {
        return e.getCause() == null ? e.toString() : e.getCause().toString();
    }

    /** A call to a node. */
    @FunctionalInterface
    interface Call<T> {
        /** Calls. */
        T on(ModelNode node) throws FailureException;
    }
}
