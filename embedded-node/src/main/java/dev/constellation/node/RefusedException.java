package dev.constellation.node;

import dev.constellation.protocol.ApiError;
import org.jspecify.annotations.Nullable;

/** A request that the node does not carry out, with what the caller is told. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String code;
    private final @Nullable String param;

    /** Whose fault it is, as HTTP and the protocol say it. */
    public enum Reason {
        INVALID(400, "invalid_request_error"),
        NOT_FOUND(404, "not_found_error"),
        CONFLICT(409, "conflict_error"),
        TOO_LARGE(413, "invalid_request_error"),
        OVERLOADED(503, "overloaded_error");

        private final int status;
        private final String type;

        Reason(int status, String type) {
            this.status = status;
            this.type = type;
        }
    }

    private RefusedException(Reason reason, String code, @Nullable String param, String message) {
        super(message);
        this.reason = reason;
        this.code = code;
        this.param = param;
    }

    /** A value that is not allowed; the message says which values are. */
    public static RefusedException invalid(String code, @Nullable String param, String message) {
        return new RefusedException(Reason.INVALID, code, param, message);
    }

    /** Something that does not exist. */
    public static RefusedException notFound(String code, @Nullable String param, String message) {
        return new RefusedException(Reason.NOT_FOUND, code, param, message);
    }

    /** A request that contradicts what the node holds or does. */
    public static RefusedException conflict(String code, @Nullable String param, String message) {
        return new RefusedException(Reason.CONFLICT, code, param, message);
    }

    /** A body over its limit. */
    public static RefusedException tooLarge(String message) {
        return new RefusedException(Reason.TOO_LARGE, "body_too_large", null, message);
    }

    /** A request that may succeed later. */
    public static RefusedException overloaded(String code, String message) {
        return new RefusedException(Reason.OVERLOADED, code, null, message);
    }

    /** Status of the answer. */
    public int status() {
        return reason.status;
    }

    /** Body of the answer. */
    public ApiError.Detail detail() {
        return new ApiError.Detail(String.valueOf(getMessage()), reason.type, param, code);
    }
}
