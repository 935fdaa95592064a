package dev.constellation.node.api;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.constellation.node.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** Reads JSON bodies strictly: unknown, missing and mistyped fields are refused by name. */
final class JsonBodies {
    static final int MAX_BYTES = 8 << 20;

    private final JsonMapper mapper = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    /** Reads a record; fields that are absent or null have the value that the defaults give them. */
    <T> T read(InputStream body, Class<T> type, ObjectNode defaults) {
        try {
            JsonNode tree = mapper.readTree(Bodies.read(body, MAX_BYTES));
            if (!(tree instanceof ObjectNode given)) {
                throw RefusedException.invalid("malformed_json", null, "the body is no JSON object");
            }
            return mapper.treeToValue(withDefaults(given, defaults), type);
        } catch (JsonMappingException e) {
            throw wrongField(e);
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw new UncheckedIOException("the body ended early", e);
        }
    }

    ObjectNode object() {
        return mapper.createObjectNode();
    }

    private static ObjectNode withDefaults(ObjectNode given, ObjectNode defaults) {
        ObjectNode merged = defaults.deepCopy();
        given.properties().forEach(field -> {
            if (!field.getValue().isNull()) {
                merged.set(field.getKey(), field.getValue());
            }
        });
        return merged;
    }

    private static RefusedException malformed(JsonProcessingException e) {
        return RefusedException.invalid(
                "malformed_json",
                null,
                "the body is no JSON: line %d, column %d: %s"
                        .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), e.getOriginalMessage()));
    }

    private static RefusedException wrongField(JsonMappingException e) {
        String field = e.getPath().stream()
                .map(at -> at.getFieldName() == null ? "[%d]".formatted(at.getIndex()) : at.getFieldName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
        return RefusedException.invalid("invalid_value", field, field + ": " + e.getOriginalMessage());
    }
}
