package dev.constellation.cli.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.constellation.core.Legible;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of a recording.
 *
 * @param program program text
 * @param input the input row, one string per column
 * @param output what the program is recorded to return
 */
record RecordedOutput(String program, List<String> input, String output) {
    private static final int LONGEST_SHOWN = 200;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException naming the field, what stands there and what is allowed
     */
    static RecordedOutput parse(String line) {
        try {
            JsonNode object = JSON.readTree(line);
            if (!object.isObject()) {
                throw new IllegalArgumentException("a JSON object with program, input and output is needed");
            }
            return new RecordedOutput(text(object, "program"), columns(object), text(object, "output"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no JSON: " + fault(e), e);
        }
    }

    /** What is wrong, without the parser's name of the source. */
    private static String fault(JsonProcessingException e) {
        String fault = e.getOriginalMessage().replaceAll("(?s) \\(start marker at .*\\)$", "");
        return Legible.of(fault, LONGEST_SHOWN);
    }

    private static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isTextual()) {
            throw new IllegalArgumentException("%s: %s, allowed is a string".formatted(field, described(value)));
        }
        return value.textValue();
    }

    private static List<String> columns(JsonNode object) {
        JsonNode input = object.path("input");
        if (input.isTextual()) {
            return List.of(input.textValue());
        }
        List<String> columns = new ArrayList<>();
        input.forEach(column -> columns.add(column.isTextual() ? column.textValue() : ""));
        boolean allText = input.isArray() && input.valueStream().allMatch(JsonNode::isTextual);
        if (!allText || columns.isEmpty()) {
            throw new IllegalArgumentException(
                    "input: %s, allowed is a string or an array of at least one string".formatted(described(input)));
        }
        return columns;
    }

    private static String described(JsonNode value) {
        return value.isMissingNode() ? "missing" : Legible.of(value.toString(), LONGEST_SHOWN);
    }
}
