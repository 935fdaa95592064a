package dev.constellation.strings.bank;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.constellation.core.domain.Example;
import java.util.ArrayList;
import java.util.List;

/**
 * Tasks in lines of JSON: {@code {"id", "examples": [{"input": [column, ...], "output": "..."}], "test_examples": [...]}};
 * other fields are ignored. Errors name file, line and field.
 */
final class BankFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;

    private BankFile(String name) {
        this.name = name;
    }

    /**
     * One line.
     *
     * @param id the suite's own id
     * @param examples rows that may be shown
     * @param tests rows that never are
     */
    record Entry(String id, List<Example> examples, List<Example> tests) {
        /** All rows, those that may be shown first. */
        List<Example> rows() {
            List<Example> rows = new ArrayList<>(examples);
            rows.addAll(tests);
            return rows;
        }
    }

    /**
     * Reads a file's text.
     *
     * @throws IllegalArgumentException at the first fault
     */
    static List<Entry> parse(String name, String text) {
        BankFile file = new BankFile(name);
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank()) {
                entries.add(file.entry(number, line));
            }
        }
        return entries;
    }

    private Entry entry(int number, String line) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw fault(number, "not JSON: " + e.getOriginalMessage());
        }
        List<Example> tests = node.has("test_examples") ? examples(number, node, "test_examples") : List.of();
        return new Entry(string(number, node, "id", "id"), examples(number, node, "examples"), tests);
    }

    private List<Example> examples(int number, JsonNode node, String field) {
        JsonNode rows = array(number, node, field, field);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String place = "%s[%d]".formatted(field, i);
            JsonNode columns = array(number, rows.get(i), "input", place + ".input");
            List<String> input = new ArrayList<>();
            for (int c = 0; c < columns.size(); c++) {
                input.add(string(number, columns.get(c), "%s.input[%d]".formatted(place, c)));
            }
            examples.add(new Example(input, string(number, rows.get(i), "output", place + ".output")));
        }
        return examples;
    }

    private JsonNode array(int number, JsonNode node, String field, String place) {
        JsonNode value = node.path(field);
        if (!value.isArray() || value.isEmpty()) {
            throw fault(
                    number, "%s: found %s, a list with at least one element is needed".formatted(place, shown(value)));
        }
        return value;
    }

    private String string(int number, JsonNode node, String field, String place) {
        return string(number, node.path(field), place);
    }

    private String string(int number, JsonNode value, String place) {
        if (!value.isTextual()) {
            throw fault(number, "%s: found %s, a string is needed".formatted(place, shown(value)));
        }
        return value.textValue();
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }

    private IllegalArgumentException fault(int number, String message) {
        return new IllegalArgumentException("%s, line %d: %s".formatted(name, number, message));
    }
}
