package dev.constellation.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.constellation.core.analysis.ComparedStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads back of a report folder what a comparison needs: {@code report.json} and {@code figures/cells.csv}. */
public final class FinishedReport {
    private static final String JSON = "report.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final TypeReference<LinkedHashMap<String, String>> TEXTS = new TypeReference<>() {};

    private FinishedReport() {}

    /** Whether a folder holds the report of a finished study. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(JSON));
    }

    /**
     * Reads a report; the study is called by the name of the folder, which tells runs of one study apart.
     *
     * @throws IOException when it is not complete; the message names the file, what is wrong and what helps
     */
    public static ComparedStudy read(Path folder) throws IOException {
        Path cells = folder.resolve("figures").resolve(CellsFile.NAME);
        Path json = folder.resolve(JSON);
        if (!isIn(folder)) {
            throw new IOException("%s: there is no report.json, so its study is not finished".formatted(folder));
        }
        if (!Files.isRegularFile(cells)) {
            throw new IOException("%s: not there; the report is of an earlier version, run its study again with --fresh"
                    .formatted(cells));
        }
        try {
            JsonNode report = MAPPER.readTree(json.toFile());
            return new ComparedStudy(
                    folder.toAbsolutePath().normalize().getFileName().toString(),
                    report.path("digest").asText(),
                    texts(report, "definition"),
                    texts(report, "digests"),
                    CellsFile.read(cells));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new IOException("%s: it cannot be read as a report: %s".formatted(json, e.getMessage()), e);
        }
    }

    private static Map<String, String> texts(JsonNode report, String field) {
        if (!report.path(field).isObject()) {
            throw new IllegalArgumentException("field '%s' is missing".formatted(field));
        }
        return MAPPER.convertValue(report.get(field), TEXTS);
    }
}
