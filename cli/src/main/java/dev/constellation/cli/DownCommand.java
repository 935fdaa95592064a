package dev.constellation.cli;

import dev.constellation.cli.cluster.Cluster;
import dev.constellation.cli.cluster.Home;
import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stops all processes, also those that a killed command left behind.")
final class DownCommand implements Callable<Integer> {
    private final Terminal terminal;

    DownCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<String> stopped =
                Cluster.lasting(Home.of(System.getenv()), terminal).stopAll();
        terminal.say(stopped.isEmpty() ? "Nothing was running." : "Stopped " + String.join(", ", stopped) + ".");
        return ExitCode.SUCCESS;
    }
}
