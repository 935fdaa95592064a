package dev.constellation.protocol.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import dev.constellation.protocol.ApiError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * What a scripted node sends back.
 *
 * @param status HTTP status; 0 closes the connection without an answer
 * @param type media type
 * @param body the bytes
 * @param length how many bytes are announced; where that is more than there are, the connection ends too early
 */
@SuppressWarnings("ArrayRecordComponent")
record Reply(int status, String type, byte[] body, int length) {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final String JSON_TYPE = "application/json";

    private Reply(int status, String type, byte[] body) {
        this(status, type, body, body.length);
    }

    static Reply json(Object body) throws JsonProcessingException {
        return new Reply(200, JSON_TYPE, JSON.writeValueAsBytes(body));
    }

    static Reply text(String body) {
        return new Reply(200, JSON_TYPE, body.getBytes(StandardCharsets.UTF_8));
    }

    static Reply bytes(byte[] body) {
        return new Reply(200, "application/octet-stream", body);
    }

    static Reply error(int status, String type, String message) throws JsonProcessingException {
        ApiError error = new ApiError(new ApiError.Detail(message, type, null, null));
        return new Reply(status, JSON_TYPE, JSON.writeValueAsBytes(error));
    }

    static Reply truncated(String body) {
        return new Reply(200, JSON_TYPE, body.getBytes(StandardCharsets.UTF_8), 2 * body.length());
    }

    static Reply none() {
        return new Reply(0, "", new byte[0]);
    }

    void send(HttpExchange exchange) throws IOException {
        if (status > 0) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, length);
            exchange.getResponseBody().write(body);
        }
    }
}
