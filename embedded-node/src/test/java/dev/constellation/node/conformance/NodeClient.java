package dev.constellation.node.conformance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.constellation.protocol.CompletionRequest;
import dev.constellation.protocol.CompletionResponse;
import dev.constellation.protocol.FineTuningJob;
import dev.constellation.protocol.FineTuningRequest;
import dev.constellation.protocol.ModelList;
import dev.constellation.protocol.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** Plain HTTP to a node, so that wrong requests can be sent as well as right ones. */
public final class NodeClient {
    private static final String BOUNDARY = "boundary-of-parts";

    private final URI url;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ObjectMapper json = new ObjectMapper();

    /** Speaks to the node at an address. */
    public NodeClient(URI url) {
        this.url = url;
    }

    public Answer get(String path) {
        return send("GET", path, "application/json", BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return send("DELETE", path, "application/json", BodyPublishers.noBody());
    }

    public Answer post(String path, Object body) {
        return post(path, write(body));
    }

    public Answer post(String path, String body) {
        return send("POST", path, "application/json", BodyPublishers.ofString(body));
    }

    public Answer put(String path, byte[] body) {
        return send("PUT", path, "application/octet-stream", BodyPublishers.ofByteArray(body));
    }

    public Answer upload(String purpose, byte[] content) {
        return sendParts(BodyPublishers.ofByteArray(parts(purpose, content)));
    }

    /** Uploads without announcing a length. */
    public Answer uploadInChunks(String purpose, byte[] content) {
        byte[] parts = parts(purpose, content);
        return sendParts(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(parts)));
    }

    public CompletionResponse complete(CompletionRequest request) {
        return post("/v1/completions", request).ok(CompletionResponse.class);
    }

    public StoredFile uploaded(String lines) {
        return upload("fine-tune", lines.getBytes(StandardCharsets.UTF_8)).ok(StoredFile.class);
    }

    public FineTuningJob train(FineTuningRequest request) {
        return post("/v1/fine_tuning/jobs", request).ok(FineTuningJob.class);
    }

    public FineTuningJob job(String id) {
        return get("/v1/fine_tuning/jobs/" + id).ok(FineTuningJob.class);
    }

    public ModelList models() {
        return get("/v1/models").ok(ModelList.class);
    }

    public byte[] content(String name) {
        Answer answer = get("/v1/models/%s/content".formatted(name));
        if (answer.status() != 200) {
            throw new AssertionError("no content of %s: %s".formatted(name, answer.text()));
        }
        return answer.body();
    }

    /** Sends anything. */
    public Answer send(String method, String path, String contentType, BodyPublisher body) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", contentType)
                .method(method, body)
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException("%s %s".formatted(method, path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request and hangs up once the node has begun with it. */
    public void abandon(String path, Object body, Callable<Boolean> begun) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(write(body)))
                .build();
        try (HttpClient caller = HttpClient.newHttpClient()) {
            caller.sendAsync(request, BodyHandlers.ofByteArray());
            await().until(begun);
            caller.shutdownNow();
        }
    }

    private Answer sendParts(BodyPublisher parts) {
        return send("POST", "/v1/files", "multipart/form-data; boundary=" + BOUNDARY, parts);
    }

    private static byte[] parts(String purpose, byte[] content) {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        parts.writeBytes(part("name=\"purpose\"\r\n", purpose));
        parts.writeBytes(
                part("name=\"file\"; filename=\"rows.jsonl\"\r\nContent-Type: application/octet-stream\r\n", ""));
        byte[] head = parts.toByteArray();
        parts.reset();
        parts.write(head, 0, head.length - 2);
        parts.writeBytes(content);
        parts.writeBytes("\r\n--%s--\r\n".formatted(BOUNDARY).getBytes(StandardCharsets.UTF_8));
        return parts.toByteArray();
    }

    private static byte[] part(String disposition, String value) {
        return "--%s\r\nContent-Disposition: form-data; %s\r\n%s\r\n"
                .formatted(BOUNDARY, disposition, value)
                .getBytes(StandardCharsets.UTF_8);
    }

    private String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
