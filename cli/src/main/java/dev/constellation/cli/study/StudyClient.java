package dev.constellation.cli.study;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The study service as the command line sees it. An {@link UncheckedIOException} means that the service does not answer
 * at the moment; a {@link CommandException} that it refuses.
 */
public final class StudyClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration QUERY_PATIENCE = Duration.ofMinutes(5);
    private static final Duration EXPORT_PATIENCE = Duration.ofHours(1);
    private static final String NOTICE = "Constellation-Notice";

    private final ObjectMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String url;

    /** A client of the service at a base address. */
    public StudyClient(String url) {
        this.url = url;
    }

    /** Submits a study, or finds the one that was submitted before. */
    public StudyStatus submit(StudySubmission submission) {
        return read(send(post("/studies", submission)), new TypeReference<>() {});
    }

    /** What the study will take. */
    public Estimate estimate(StudySubmission submission) {
        return read(send(post("/estimates", submission)), new TypeReference<>() {});
    }

    /** All studies. */
    public List<StudyStatus> list() {
        return read(send(get("/studies")), new TypeReference<>() {});
    }

    /** One study with its stages, by its key, its id or its name. */
    public StudyStatus status(String study) {
        return read(send(get("/studies/" + encoded(study))), new TypeReference<>() {});
    }

    /** What was submitted as a study. */
    public StudySubmission submission(String study) {
        return read(send(get("/studies/" + encoded(study) + "/submission")), new TypeReference<>() {});
    }

    /** What a finished study found. */
    public StudyResult result(String study) {
        return read(send(get("/studies/" + encoded(study) + "/result")), new TypeReference<>() {});
    }

    /** Relative paths of the files of a finished study's report. */
    public List<String> reportFiles(String study) {
        return read(send(get("/studies/" + encoded(study) + "/report")), new TypeReference<>() {});
    }

    /** One file of the report. */
    public byte[] reportFile(String study, String path) {
        return send(get("/studies/" + encoded(study) + "/report/" + path));
    }

    /** Begins a replay of a study, or finds the same one that is not over. */
    public ReplayStatus replay(String study, ReplayRequest request) {
        return read(send(post("/studies/" + encoded(study) + "/replays", request)), new TypeReference<>() {});
    }

    /** A replay by its analysis. */
    public ReplayStatus replay(String study, String analysis) {
        return read(send(get("/studies/" + encoded(study) + "/replays/" + analysis)), new TypeReference<>() {});
    }

    /** Ends a study. */
    public void cancel(String study) {
        send(request("/studies/" + encoded(study)).DELETE());
    }

    /** Ends the replays of a study that are not over, and tells which they were. */
    public List<ReplayStatus> cancelReplays(String study) {
        return read(send(request("/studies/" + encoded(study) + "/replays").DELETE()), new TypeReference<>() {});
    }

    /** Answers a query. */
    public QueryAnswer query(String sql) {
        return read(send(post("/sql", Map.of("sql", sql)).timeout(QUERY_PATIENCE)), new TypeReference<>() {});
    }

    /** How far the query store is. */
    public StoreStatus store() {
        return read(send(get("/store")), new TypeReference<>() {});
    }

    /** Drops the query store; the service makes it again. */
    public void rebuildStore() {
        send(request("/store/rebuild").POST(BodyPublishers.noBody()));
    }

    /** Views that can be exported. */
    public List<String> views() {
        return read(send(get("/store/views")), new TypeReference<>() {});
    }

    /**
     * Writes a view of a study to a file.
     *
     * @return what the store lacks; empty when nothing
     * @throws IOException when the answer breaks off or the file cannot be written; the file may hold a part
     */
    public String download(String study, String view, Path file) throws IOException {
        HttpRequest request = get("/store/parquet/" + encoded(study) + "/" + encoded(view))
                .timeout(EXPORT_PATIENCE)
                .build();
        try {
            HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() >= 400) {
                    throw refusal(response.statusCode(), body.readAllBytes());
                }
                Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
            }
            return response.headers().firstValue(NOTICE).orElse("");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder get(String path) {
        return request(path).GET();
    }

    private HttpRequest.Builder post(String path, Object body) {
        try {
            return request(path)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(PATIENCE);
    }

    private byte[] send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
            if (response.statusCode() >= 400) {
                throw refusal(response.statusCode(), response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new UncheckedIOException(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted");
        }
    }

    private RuntimeException refusal(int status, byte[] body) {
        if (status >= 500) {
            String reason = "status %d: %s".formatted(status, message(body));
            return new UncheckedIOException(reason, new IOException(reason));
        }
        return new CommandException(ExitCode.BAD_INPUT, message(body));
    }

    /** The service's own words: its list of problems, its message, or whatever it said. */
    private String message(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            Map<String, JsonNode> fields = json.readValue(text, new TypeReference<>() {});
            JsonNode problems = fields.get("problems");
            if (problems != null && problems.isArray()) {
                return String.join("\n", json.convertValue(problems, new TypeReference<List<String>>() {}));
            }
            JsonNode said = fields.getOrDefault("message", fields.get("error"));
            return said == null ? text : said.asText();
        } catch (IOException | IllegalArgumentException e) {
            return text;
        }
    }

    private <T> T read(byte[] body, TypeReference<T> type) {
        try {
            return json.readValue(body, type);
        } catch (IOException e) {
            throw new CommandException("the study service's answer cannot be read: " + e.getMessage());
        }
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }
}
