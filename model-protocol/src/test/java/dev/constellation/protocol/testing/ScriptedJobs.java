package dev.constellation.protocol.testing;

import com.sun.net.httpserver.HttpExchange;
import dev.constellation.core.Digest;
import dev.constellation.protocol.ApiError;
import dev.constellation.protocol.FineTuningJob;
import dev.constellation.protocol.FineTuningRequest;
import dev.constellation.protocol.StoredFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** The training side of a scripted node: files, and jobs that are running once and have then ended. */
final class ScriptedJobs {
    private final ScriptedNode node;
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, FineTuningJob> jobs = new ConcurrentHashMap<>();
    private final Map<String, String> failing = new ConcurrentHashMap<>();
    private final AtomicBoolean losing = new AtomicBoolean();
    private final List<FineTuningRequest> trainings = new CopyOnWriteArrayList<>();

    ScriptedJobs(ScriptedNode node) {
        this.node = node;
    }

    void reset() {
        List.of(files, jobs, failing).forEach(Map::clear);
        trainings.clear();
        losing.set(false);
    }

    void loseOnce() {
        losing.set(true);
    }

    void fail(String newModel, String errorType) {
        failing.put(newModel, errorType);
    }

    List<FineTuningRequest> trainings() {
        return trainings;
    }

    String file(String id) {
        return new String(files.get(id), StandardCharsets.UTF_8);
    }

    Reply upload(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        byte[] content = Multipart.file(type, exchange.getRequestBody().readAllBytes());
        String id = "file-" + Digest.sha256(content);
        files.put(id, content);
        return Reply.json(new StoredFile(id, "file", content.length, "rows.jsonl", "fine-tune"));
    }

    Reply job(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        return switch (path.length) {
            case 4 -> start(Reply.JSON.readValue(exchange.getRequestBody(), FineTuningRequest.class));
            case 5 -> state(path[4]);
            default -> Reply.json(new FineTuningJob.Events("list", Answers.CURVE));
        };
    }

    private Reply start(FineTuningRequest request) throws IOException {
        trainings.add(request);
        if (!files.containsKey(request.trainingFile())) {
            return Reply.error(400, "invalid_request_error", "training_file: there is no " + request.trainingFile());
        }
        String id = "job-" + Digest.sha256(Reply.JSON.writeValueAsBytes(request));
        return Reply.json(jobs.computeIfAbsent(
                id,
                absent -> new FineTuningJob(
                        id,
                        "fine_tuning.job",
                        "running",
                        request.model(),
                        request.suffix(),
                        null,
                        10,
                        0.5,
                        0.7,
                        null)));
    }

    private Reply state(String id) throws IOException {
        if (losing.getAndSet(false)) {
            files.clear();
            jobs.clear();
        }
        FineTuningJob job = jobs.computeIfPresent(id, (same, before) -> ended(before));
        return job == null ? Reply.error(404, "not_found_error", "no job " + id) : Reply.json(job);
    }

    private FineTuningJob ended(FineTuningJob job) {
        String name = job.fineTunedModel();
        String errorType = failing.get(name);
        if (errorType != null) {
            ApiError.Detail error = new ApiError.Detail("the loss is no number", errorType, null, null);
            return new FineTuningJob(job.id(), job.object(), "failed", job.model(), name, null, 10, 0.5, 0.7, error);
        }
        String digest = node.load(name, "weights of " + job.id());
        return new FineTuningJob(
                job.id(), job.object(), "succeeded", job.model(), name, digest, Answers.TRAINED_TOKENS, 1.5, 2.5, null);
    }
}
