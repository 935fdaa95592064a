package dev.constellation.cli.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFolderTest {
    @TempDir
    private Path directory;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private HttpServer server;
    private volatile String content = "first";
    private volatile boolean breakingOff;

    @BeforeEach
    void startAService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/store/views", exchange -> answer(exchange, "[\"rounds\", \"costs\"]", false));
        server.createContext("/store/parquet/mine/rounds", exchange -> answer(exchange, content, false));
        server.createContext("/store/parquet/mine/costs", exchange -> answer(exchange, content, breakingOff));
        server.start();
    }

    @AfterEach
    void stopIt() {
        server.stop(0);
    }

    @Test
    void everyViewBecomesAFileAndALaterExportReplacesIt() throws IOException {
        export();
        content = "second";
        export();

        assertThat(directory.resolve("rounds.parquet")).hasContent("second");
        assertThat(directory.resolve("costs.parquet")).hasContent("second");
        assertThat(directory).isDirectoryNotContaining("glob:**unfinished");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("  rounds                 6 bytes", "2 files in ");
    }

    @Test
    void anExportThatBreaksOffLeavesNoFileThatLooksWhole() {
        breakingOff = true;

        assertThatThrownBy(this::export)
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("was interrupted and left nothing new");

        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void anExportThatBreaksOffLeavesTheOneBefore() throws IOException {
        export();
        content = "second";
        breakingOff = true;

        assertThatThrownBy(this::export).isInstanceOf(CommandException.class);

        assertThat(directory.resolve("rounds.parquet")).hasContent("first");
        assertThat(directory.resolve("costs.parquet")).hasContent("first");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> ParquetFolder.at(file))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("--parquet: the folder " + file + " cannot be made");
    }

    private void export() {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try (StudyClient client =
                new StudyClient("http://127.0.0.1:" + server.getAddress().getPort())) {
            ParquetFolder.at(directory).fetch(client, "mine", new Terminal(out, out, false));
        }
    }

    /** Answers; one that breaks off announces more than it sends. */
    private static void answer(HttpExchange exchange, String body, boolean breakingOff) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length + (breakingOff ? 1_000 : 0));
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
        exchange.close();
    }
}
