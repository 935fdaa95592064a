package dev.constellation.cli;

import dev.constellation.cli.cluster.Cluster;
import dev.constellation.cli.cluster.Home;
import dev.constellation.cli.cluster.ServiceCatalogue;
import dev.constellation.cli.cluster.Startup;
import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.cli.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "up", description = "Starts all processes and leaves them running.")
final class UpCommand implements Callable<Integer> {
    @Mixin
    private FleetOptions fleet;

    @Mixin
    private ModelsOption models;

    private final Terminal terminal;

    UpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Home home = models.home();
        ServiceCatalogue catalogue = new ServiceCatalogue(home);
        new Startup(Cluster.lasting(home, terminal), catalogue, terminal).bringUp(catalogue.processes(fleet.fleet()));
        return ExitCode.SUCCESS;
    }
}
