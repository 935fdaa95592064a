package dev.constellation.protocol.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.constellation.core.Digest;
import dev.constellation.protocol.ApiError;
import dev.constellation.protocol.CompletionRequest;
import dev.constellation.protocol.CompletionResponse;
import dev.constellation.protocol.FineTuningJob;
import dev.constellation.protocol.FineTuningRequest;
import dev.constellation.protocol.ModelList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A model node over real HTTP that speaks the protocol without a model: what it answers is computed from the request,
 * and it can be told to fail.
 */
public final class ScriptedNode implements AutoCloseable {
    /** What to do with one call instead of answering it. */
    public enum Fault {
        /** Status 500. */
        SERVER_ERROR,
        /** Status 400. */
        REFUSAL,
        /** Status 200 with a body that is no JSON. */
        NO_JSON,
        /** Status 200 with JSON of another shape. */
        OTHER_JSON,
        /** The connection is closed without an answer. */
        HANG_UP
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, byte[]> models = new ConcurrentSkipListMap<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, FineTuningJob> jobs = new ConcurrentHashMap<>();
    private final List<CompletionRequest> completions = new CopyOnWriteArrayList<>();
    private final List<FineTuningRequest> trainings = new CopyOnWriteArrayList<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean losingJobs = new AtomicBoolean();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private volatile Function<CompletionRequest, CompletionResponse> answers = Answers::samples;
    private volatile Runnable beforeAnswer = () -> {};
    private volatile Map<String, String> failingJobs = Map.of();
    private HttpServer server;

    /** Starts a node on a free port of the loopback interface. */
    public ScriptedNode() {
        server = listen(0);
    }

    /** Its address. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Loads a model; returns its digest. */
    public String load(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        models.put(name, bytes);
        return Digest.sha256(bytes);
    }

    /** Back to a node that has no models and fails never. */
    public void reset() {
        List.of(models, files, jobs).forEach(Map::clear);
        List.of(completions, trainings, faults).forEach(Collection::clear);
        losingJobs.set(false);
        mostInFlight.set(0);
        answers = Answers::samples;
        beforeAnswer = () -> {};
        failingJobs = Map.of();
    }

    /** Loses its models, as a node that is restarted. */
    public void loseModels() {
        models.clear();
    }

    /** Loses its files and jobs when it is asked for one next. */
    public void loseJobsOnce() {
        losingJobs.set(true);
    }

    /** Has the next calls fail, one fault a call. */
    public void failNext(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** Has jobs that make the given adapter fail with an error of the given type. */
    public void failJob(String newModel, String errorType) {
        failingJobs = Map.of(newModel, errorType);
    }

    /** Does something before each completion is answered; waiting makes it slow. */
    public void beforeAnswer(Runnable action) {
        beforeAnswer = action;
    }

    /** Answers completions in the given way. */
    public void answer(Function<CompletionRequest, CompletionResponse> way) {
        answers = way;
    }

    /** Stops to listen: connections are refused until {@link #resume}. */
    public void refuseConnections() {
        server.stop(0);
    }

    /** Listens again on the same port. */
    public void resume() {
        server = listen(server.getAddress().getPort());
    }

    /** Completion requests that came, in the order of arrival. */
    public List<CompletionRequest> completions() {
        return completions;
    }

    /** Training requests that came. */
    public List<FineTuningRequest> trainings() {
        return trainings;
    }

    /** Names of loaded models. */
    public List<String> models() {
        return List.copyOf(models.keySet());
    }

    /** Content of an uploaded file. */
    public String file(String id) {
        return new String(files.get(id), StandardCharsets.UTF_8);
    }

    /** The most completions that were in flight at once. */
    public int mostInFlight() {
        return mostInFlight.get();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private HttpServer listen(int port) {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/v1/models", exchange -> handle(exchange, this::model));
            started.createContext("/v1/completions", exchange -> handle(exchange, this::completion));
            started.createContext("/v1/files", exchange -> handle(exchange, this::upload));
            started.createContext("/v1/fine_tuning/jobs", exchange -> handle(exchange, this::job));
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            Fault fault = faults.poll();
            Reply reply = fault == null ? handler.handle(exchange) : failed(fault);
            if (reply.status() > 0) {
                exchange.getResponseHeaders().set("Content-Type", reply.type());
                exchange.sendResponseHeaders(reply.status(), reply.body().length);
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    private static Reply failed(Fault fault) {
        return switch (fault) {
            case SERVER_ERROR -> error(500, "server_error", "it is broken");
            case REFUSAL -> error(400, "invalid_request_error", "n: 0, at least 1 is needed");
            case NO_JSON -> new Reply(200, "application/json", bytes("<html>it works</html>"));
            case OTHER_JSON -> new Reply(200, "application/json", bytes("{\"hello\": [1, 2]}"));
            case HANG_UP -> new Reply(-1, "", new byte[0]);
        };
    }

    private Reply model(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        if (path.length < 4) {
            return json(new ModelList(
                    "list", models.keySet().stream().map(this::described).toList()));
        }
        if (exchange.getRequestMethod().equals("PUT")) {
            byte[] content = exchange.getRequestBody().readAllBytes();
            byte[] present = models.putIfAbsent(path[3], content);
            return present == null || Arrays.equals(present, content)
                    ? json(described(path[3]))
                    : error(409, "conflict_error", "name: '" + path[3] + "' is taken");
        }
        byte[] content = models.get(path[3]);
        return content == null
                ? error(404, "not_found_error", "no model " + path[3])
                : new Reply(200, "application/octet-stream", content);
    }

    private ModelList.Model described(String name) {
        return new ModelList.Model(
                name, "model", "test", Digest.sha256(models.get(name)), null, LettersDomain.FAMILY, true);
    }

    private Reply completion(HttpExchange exchange) throws IOException {
        CompletionRequest request = JSON.readValue(exchange.getRequestBody(), CompletionRequest.class);
        completions.add(request);
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
            beforeAnswer.run();
            return models.containsKey(request.model())
                    ? json(answers.apply(request))
                    : error(404, "not_found_error", "no model " + request.model());
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private Reply upload(HttpExchange exchange) throws IOException {
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        byte[] content = Multipart.file(type, exchange.getRequestBody().readAllBytes());
        String id = "file-" + Digest.sha256(content);
        files.put(id, content);
        return json(Map.of(
                "id", id, "object", "file", "bytes", content.length, "filename", "rows", "purpose", "fine-tune"));
    }

    private Reply job(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        if (path.length < 5) {
            FineTuningRequest request = JSON.readValue(exchange.getRequestBody(), FineTuningRequest.class);
            trainings.add(request);
            return files.containsKey(request.trainingFile())
                    ? json(jobs.computeIfAbsent(
                            "job-" + Digest.sha256(JSON.writeValueAsBytes(request)), id -> started(id, request)))
                    : error(400, "invalid_request_error", "training_file: there is no " + request.trainingFile());
        }
        if (path.length > 5) {
            return json(new FineTuningJob.Events("list", Answers.CURVE));
        }
        if (losingJobs.getAndSet(false)) {
            files.clear();
            jobs.clear();
        }
        FineTuningJob job = jobs.computeIfPresent(path[4], (id, before) -> ended(before));
        return job == null ? error(404, "not_found_error", "no job " + path[4]) : json(job);
    }

    private FineTuningJob started(String id, FineTuningRequest request) {
        String result = request.suffix();
        return new FineTuningJob(id, "fine_tuning.job", "running", request.model(), result, null, 10, 0.5, null);
    }

    private FineTuningJob ended(FineTuningJob job) {
        String name = job.fineTunedModel();
        if (failingJobs.containsKey(name)) {
            ApiError.Detail error = new ApiError.Detail("the loss is no number", failingJobs.get(name), null, null);
            return new FineTuningJob(job.id(), job.object(), "failed", job.model(), null, null, 10, 0.5, error);
        }
        String digest = load(name, "weights of " + job.id());
        return new FineTuningJob(
                job.id(), job.object(), "succeeded", job.model(), name, digest, Answers.TRAINED_TOKENS, 1.5, null);
    }

    private static Reply json(Object body) throws IOException {
        return new Reply(200, "application/json", JSON.writeValueAsBytes(body));
    }

    private static Reply error(int status, String type, String message) {
        try {
            ApiError error = new ApiError(new ApiError.Detail(message, type, null, null));
            return new Reply(status, "application/json", JSON.writeValueAsBytes(error));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private interface Handler {
        Reply handle(HttpExchange exchange) throws IOException;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Reply(int status, String type, byte[] body) {}
}
