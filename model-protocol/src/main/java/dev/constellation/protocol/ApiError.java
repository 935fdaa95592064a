package dev.constellation.protocol;

import org.jspecify.annotations.Nullable;

/** Body of every answer that is not a success. */
public record ApiError(Detail error) {
    /**
     * What was wrong.
     *
     * @param message in words, with what is allowed
     * @param type {@code invalid_request_error}, {@code not_found_error}, {@code conflict_error},
     *     {@code overloaded_error} or {@code server_error}
     * @param param the field, when there is one
     * @param code a short machine-readable code
     */
    public record Detail(
            String message,
            String type,
            @Nullable String param,
            @Nullable String code) {}
}
