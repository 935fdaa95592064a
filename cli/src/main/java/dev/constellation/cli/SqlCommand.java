package dev.constellation.cli;

import dev.constellation.cli.study.AnswerFormat;
import dev.constellation.cli.study.QueryAnswer;
import dev.constellation.cli.study.StoreStatus;
import dev.constellation.cli.study.StudyClient;
import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "sql",
        description = {
            "Queries what the studies left in the log; docs/queries.md describes the views.",
            "It changes nothing, and reaches no file and no network."
        })
final class SqlCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofSeconds(1);

    @Parameters(
            paramLabel = "QUERY",
            arity = "0..1",
            description = "One SELECT of DuckDB's SQL; - reads it from input.")
    private @Nullable String query;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private AnswerFormat format;

    @Option(names = "--rebuild", description = "First drop the store and make it again from the log.")
    private boolean rebuild;

    private final Terminal terminal;

    SqlCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (query == null && !rebuild) {
            throw new CommandException(
                    ExitCode.BAD_INPUT, "sql: a query is missing, for example 'SELECT * FROM rounds'");
        }
        String sql = "-".equals(query) ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8) : query;
        return StudyService.call(client -> {
            if (rebuild) {
                rebuild(client);
            }
            if (sql != null) {
                show(client.query(sql));
            }
            return ExitCode.SUCCESS;
        });
    }

    private void show(QueryAnswer answer) {
        format.print(answer, terminal.out());
        if (answer.truncated()) {
            terminal.warn(("Cut after %d rows: an answer has up to 10,000 rows and 4,000,000 characters."
                            + " 'constellation export' gives all.")
                    .formatted(answer.rows().size()));
        }
        if (!answer.notice().isEmpty()) {
            terminal.warn("Incomplete: " + answer.notice());
        }
    }

    private void rebuild(StudyClient client) {
        client.rebuildStore();
        StoreStatus store = client.store();
        while (store.behind() != 0) {
            terminal.warn(
                    store.trouble().isEmpty()
                            ? "  %d records of the log to read".formatted(Math.max(0, store.behind()))
                            : "  waiting: " + store.trouble());
            rest();
            store = client.store();
        }
        terminal.warn("The store is made again from the log.");
    }

    private static void rest() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted; the service goes on making the store");
        }
    }
}
