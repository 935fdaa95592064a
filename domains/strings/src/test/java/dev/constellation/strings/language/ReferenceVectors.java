package dev.constellation.strings.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** One case of the reference vectors. */
record ReferenceVectors(String program, List<String> input, String output) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<ReferenceVectors> handPicked() {
        try (InputStream in = open("robustfill-vectors.jsonl")) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<ReferenceVectors> sampled() {
        try (InputStream in = new GZIPInputStream(open("robustfill-random.jsonl.gz"))) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(
                ReferenceVectors.class.getResourceAsStream("/dev/constellation/strings/" + name), name);
    }

    private static List<ReferenceVectors> read(InputStream in) {
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                .lines()
                .map(ReferenceVectors::parse)
                .toList();
    }

    private static ReferenceVectors parse(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            return new ReferenceVectors(
                    node.get("program").asText(),
                    List.of(node.get("input").asText()),
                    node.get("output").asText());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
