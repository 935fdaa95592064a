package dev.constellation.node.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.constellation.node.RefusedException;
import dev.constellation.tinylm.BaseModel;
import dev.constellation.tinylm.TrainingRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a training set: UTF-8, one JSON object a line with {@code prompt}, {@code completion} and optionally
 * {@code weight} (positive, 1 when absent). The first line that is wrong is refused with its number.
 */
final class TrainingLines {
    private static final Set<String> FIELDS = Set.of("prompt", "completion", "weight");

    private final BaseModel base;
    private final ObjectReader json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    TrainingLines(BaseModel base) {
        this.base = base;
    }

    /** Hands on every row, in order. */
    void read(Path file, Consumer<TrainingRow> rows) {
        int number = 1;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.accept(row(number, line));
                number++;
            }
        } catch (CharacterCodingException e) {
            throw invalid(number, "or a line soon after it is not UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
        if (number == 1) {
            throw RefusedException.invalid("invalid_file", "file", "file: it is empty, at least one line is needed");
        }
    }

    private TrainingRow row(int number, String line) {
        JsonNode row = object(number, line);
        String prompt = text(number, row, "prompt");
        String completion = text(number, row, "completion");
        float weight = weight(number, row.get("weight"));
        TrainingRow tokens = tokens(number, prompt, completion, weight);
        int most = base.shape().maxTokens();
        if (tokens.tokens().length > most) {
            throw invalid(
                    number,
                    "prompt and completion have %d tokens, at most %d are allowed"
                            .formatted(tokens.tokens().length, most));
        }
        return tokens;
    }

    private JsonNode object(int number, String line) {
        JsonNode row;
        try {
            row = json.readTree(line);
        } catch (JsonProcessingException e) {
            throw invalid(number, "broken JSON: " + e.getOriginalMessage());
        }
        if (!row.isObject()) {
            throw invalid(number, "a JSON object with prompt and completion is needed");
        }
        for (Iterator<String> names = row.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name)) {
                throw invalid(number, "unknown field '%s', allowed are prompt, completion and weight".formatted(name));
            }
        }
        return row;
    }

    private static String text(int number, JsonNode row, String field) {
        JsonNode value = row.get(field);
        if (value == null || !value.isTextual() || value.textValue().isEmpty()) {
            throw invalid(number, "%s is %s, a text that is not empty is needed".formatted(field, shown(value)));
        }
        return value.textValue();
    }

    private static float weight(int number, @Nullable JsonNode value) {
        if (value == null) {
            return 1;
        }
        float weight = value.isNumber() ? value.floatValue() : Float.NaN;
        if (!(weight > 0 && Float.isFinite(weight))) {
            throw invalid(number, "weight is %s, a positive number is needed".formatted(shown(value)));
        }
        return weight;
    }

    private TrainingRow tokens(int number, String prompt, String completion, float weight) {
        try {
            return TrainingRow.ofCompletion(base.tokenizer(), prompt, completion, weight);
        } catch (IllegalArgumentException e) {
            throw invalid(number, "cannot be tokenized: " + e.getMessage());
        }
    }

    private static String shown(@Nullable JsonNode value) {
        return value == null
                ? "missing"
                : value.isTextual() && value.textValue().isEmpty() ? "empty" : value.toString();
    }

    private static RefusedException invalid(int number, String problem) {
        return RefusedException.invalid("invalid_file", "file", "file: line %d: %s".formatted(number, problem));
    }
}
