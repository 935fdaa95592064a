package dev.constellation.node.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.constellation.protocol.ApiError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** An answer of a node. */
@SuppressWarnings("ArrayRecordComponent")
public record Answer(int status, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The body as JSON. */
    public JsonNode json() {
        return as(JsonNode.class);
    }

    /** The body of a success. */
    public <T> T ok(Class<T> type) {
        assertThat(status).as("status of %s", text()).isBetween(200, 299);
        return as(type);
    }

    /** The body of a failure with this status and type. */
    public ApiError.Detail error(int expectedStatus, String expectedType) {
        assertThat(status).as("status of %s", text()).isEqualTo(expectedStatus);
        ApiError.Detail error = as(ApiError.class).error();
        assertThat(error.type()).isEqualTo(expectedType);
        assertThat(error.message()).isNotBlank();
        return error;
    }

    private <T> T as(Class<T> type) {
        try {
            return JSON.readValue(body, type);
        } catch (IOException e) {
            throw new UncheckedIOException("no %s: %s".formatted(type.getSimpleName(), text()), e);
        }
    }
}
