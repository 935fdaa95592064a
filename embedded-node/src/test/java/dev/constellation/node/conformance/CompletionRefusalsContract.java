package dev.constellation.node.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.protocol.ApiError;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused of completion requests, with the field named and its limits. */
public interface CompletionRefusalsContract extends NodeUnderTest {
    static Stream<Arguments> valuesOutOfBounds() {
        return Stream.of(
                Arguments.of("n", 0, "4096"),
                Arguments.of("n", 4097, "4096"),
                Arguments.of("n", "many", "n"),
                Arguments.of("n", 1.5, "n"),
                Arguments.of("temperature", -0.1, "0"),
                Arguments.of("temperature", "warm", "temperature"),
                Arguments.of("top_p", 0, "1"),
                Arguments.of("top_p", 1.01, "1"),
                Arguments.of("max_tokens", 0, "1"),
                Arguments.of("logprobs", -1, "0"),
                Arguments.of("prompt", List.of(), "1024"),
                Arguments.of("prompt", Collections.nCopies(1025, "a"), "1024"),
                Arguments.of("prompt", "", "prompt[0]"),
                Arguments.of("prompt", List.of("a", ""), "prompt[1]"),
                Arguments.of("prompt", Arrays.asList("a", null), "null"),
                Arguments.of("stop", List.of(""), "stop"),
                Arguments.of("stop", Collections.nCopies(17, "a"), "16"));
    }

    @ParameterizedTest
    @MethodSource("valuesOutOfBounds")
    default void aValueOutOfBoundsIsRefusedByName(String field, Object value, String limit) {
        ApiError.Detail error = complete(Map.of(field, value)).error(400, "invalid_request_error");
        assertThat(error.param()).startsWith(field);
        assertThat(error.message()).contains(field, limit);
    }

    @Test
    default void aPromptThatLeavesNoRoomIsRefusedWithTheContext() {
        ApiError.Detail error = complete(Map.of("prompt", List.of("a", "a~".repeat(contextTokens()))))
                .error(400, "invalid_request_error");
        assertThat(error.param()).isEqualTo("prompt");
        assertThat(error.code()).isEqualTo("context_length_exceeded");
        assertThat(error.message()).contains("prompt[1]", String.valueOf(contextTokens() - 1));
    }

    @Test
    default void tooManySamplesOfOneCallAreRefused() {
        ApiError.Detail error = complete(Map.of("prompt", Collections.nCopies(5, "a"), "n", 4096))
                .error(400, "invalid_request_error");
        assertThat(error.message()).contains("16384");
    }

    @Test
    default void anUnknownModelIsNotFound() {
        ApiError.Detail error = complete(Map.of("model", "nobody")).error(404, "not_found_error");
        assertThat(error.param()).isEqualTo("model");
        assertThat(error.message()).contains("nobody");
    }

    @Test
    default void aMissingFieldIsNamed() {
        ApiError.Detail error =
                client().post("/v1/completions", Map.of("prompt", "a")).error(400, "invalid_request_error");
        assertThat(error.message()).contains("model");
    }

    @Test
    default void anUnknownFieldIsNamed() {
        ApiError.Detail error = complete(Map.of("frequency_penalty", 1)).error(400, "invalid_request_error");
        assertThat(error.message()).contains("frequency_penalty");
    }

    @Test
    default void brokenJsonIsRefusedWithItsPlace() {
        ApiError.Detail error =
                client().post("/v1/completions", "{\"model\":\n oops}").error(400, "invalid_request_error");
        assertThat(error.message()).contains("line 2");
        client().post("/v1/completions", "[]").error(400, "invalid_request_error");
        client().post("/v1/completions", "").error(400, "invalid_request_error");
    }

    @Test
    default void aBodyOverItsLimitIsTooLarge() {
        complete(Map.of("prompt", "a".repeat(9 << 20))).error(413, "invalid_request_error");
    }

    private Answer complete(Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(Map.of("model", base(), "prompt", "abc"));
        body.putAll(fields);
        return client().post("/v1/completions", body);
    }
}
