package dev.constellation.cli.study;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** A study service whose answers are written down beforehand; the last answer of a path is given for ever. */
final class ScriptedService implements AutoCloseable {
    private final Map<String, Deque<Answer>> script = new HashMap<>();
    private final HttpServer server;

    ScriptedService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            Answer answer = next(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    ScriptedService answers(String request, int status, String body) {
        script.computeIfAbsent(request, path -> new ArrayDeque<>()).add(new Answer(status, body));
        return this;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized Answer next(String request) {
        Deque<Answer> answers = script.get(request);
        if (answers == null) {
            return new Answer(404, "{\"message\": \"not in the script: " + request + "\"}");
        }
        return answers.size() == 1 ? answers.peek() : answers.remove();
    }

    private record Answer(int status, String body) {}
}
