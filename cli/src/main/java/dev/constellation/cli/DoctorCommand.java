package dev.constellation.cli;

import dev.constellation.cli.cluster.Cluster;
import dev.constellation.cli.cluster.Home;
import dev.constellation.cli.doctor.Check;
import dev.constellation.cli.doctor.Doctor;
import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.cli.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "doctor", description = "Shows what this machine lacks and how to get it.")
final class DoctorCommand implements Callable<Integer> {
    private final Terminal terminal;

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Home home = Home.of(System.getenv());
        List<Check> checks = new Doctor(home, Cluster.lasting(home, terminal)).examine();
        for (Check check : checks) {
            String verdict = check.verdict().name().toLowerCase(Locale.ROOT);
            terminal.say("%-8s %-13s %s".formatted(verdict, check.subject(), check.found()));
        }
        boolean complete = checks.stream().noneMatch(check -> check.verdict() == Check.Verdict.MISSING);
        terminal.say(complete ? "Constellation can run here." : "Constellation cannot run here yet.");
        return complete ? ExitCode.SUCCESS : ExitCode.FAILURE;
    }
}
