package dev.constellation.protocol.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.constellation.core.Digest;
import dev.constellation.protocol.CompletionRequest;
import dev.constellation.protocol.CompletionResponse;
import dev.constellation.protocol.FineTuningRequest;
import dev.constellation.protocol.ModelList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
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
        /** Status 200 with JSON that breaks off, and the connection with it. */
        TRUNCATED,
        /** The connection is closed without an answer. */
        HANG_UP;

        private Reply reply() throws JsonProcessingException {
            return switch (this) {
                case SERVER_ERROR -> Reply.error(500, "server_error", "it is broken");
                case REFUSAL -> Reply.error(400, "invalid_request_error", "n: 0, at least 1 is needed");
                case NO_JSON -> Reply.text("<html>it works</html>");
                case OTHER_JSON -> Reply.text("{\"hello\": [1, 2]}");
                case TRUNCATED -> Reply.truncated("{\"id\": \"cmpl-1\", \"choices\": [{\"index\": 0, \"te");
                case HANG_UP -> Reply.none();
            };
        }
    }

    private final ScriptedJobs jobs = new ScriptedJobs(this);
    private final Map<String, byte[]> models = new ConcurrentSkipListMap<>();
    private final List<CompletionRequest> completions = new CopyOnWriteArrayList<>();
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();
    private volatile Function<CompletionRequest, CompletionResponse> answers = Answers::samples;
    private volatile Runnable beforeAnswer = () -> {};
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

    /** Back to a node that has no models and never fails. */
    public void reset() {
        jobs.reset();
        models.clear();
        completions.clear();
        faults.clear();
        mostInFlight.set(0);
        answers = Answers::samples;
        beforeAnswer = () -> {};
    }

    /** Loses its models, as a node that is restarted. */
    public void loseModels() {
        models.clear();
    }

    /** Loses its files and jobs when it is asked for a job next. */
    public void loseJobsOnce() {
        jobs.loseOnce();
    }

    /** Has the next calls fail, one fault a call. */
    public void failNext(Fault... next) {
        faults.addAll(List.of(next));
    }

    /** Has jobs that make the given adapter fail with an error of the given type. */
    public void failJob(String newModel, String errorType) {
        jobs.fail(newModel, errorType);
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
        return jobs.trainings();
    }

    /** Names of loaded models. */
    public List<String> models() {
        return List.copyOf(models.keySet());
    }

    /** Content of an uploaded file. */
    public String file(String id) {
        return jobs.file(id);
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
            started.createContext("/v1/files", exchange -> handle(exchange, jobs::upload));
            started.createContext("/v1/fine_tuning/jobs", exchange -> handle(exchange, jobs::job));
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            Fault fault = faults.poll();
            Reply reply = fault == null ? handler.handle(exchange) : fault.reply();
            reply.send(exchange);
        }
    }

    private Reply model(HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        if (path.length < 4) {
            return Reply.json(new ModelList(
                    "list", models.keySet().stream().map(this::described).toList()));
        }
        if (exchange.getRequestMethod().equals("PUT")) {
            return put(path[3], exchange.getRequestBody().readAllBytes());
        }
        byte[] content = models.get(path[3]);
        return content == null ? Reply.error(404, "not_found_error", "no model " + path[3]) : Reply.bytes(content);
    }

    private Reply put(String name, byte[] content) throws IOException {
        byte[] present = models.putIfAbsent(name, content);
        return present == null || Arrays.equals(present, content)
                ? Reply.json(described(name))
                : Reply.error(409, "conflict_error", "name: '" + name + "' is taken");
    }

    private ModelList.Model described(String name) {
        String digest = Digest.sha256(models.get(name));
        return new ModelList.Model(name, "model", "test", digest, null, LettersDomain.FAMILY, true);
    }

    private Reply completion(HttpExchange exchange) throws IOException {
        CompletionRequest request = Reply.JSON.readValue(exchange.getRequestBody(), CompletionRequest.class);
        completions.add(request);
        mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
            beforeAnswer.run();
            return models.containsKey(request.model())
                    ? Reply.json(answers.apply(request))
                    : Reply.error(404, "not_found_error", "no model " + request.model());
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private interface Handler {
        Reply handle(HttpExchange exchange) throws IOException;
    }
}
