package dev.constellation.cli.cluster;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.ExitCode;
import java.util.Collection;
import java.util.stream.IntStream;

/**
 * How many processes of the services that may run more than once.
 *
 * @param verifiers verifier processes
 * @param generators generator processes
 */
public record Fleet(int verifiers, int generators) {
    private static final int MOST = 9;

    /** Refuses impossible counts. */
    public Fleet {
        require("--verifiers", verifiers);
        require("--generators", generators);
    }

    /** The smallest fleet that has every process of the given names. */
    static Fleet covering(Collection<String> names) {
        return new Fleet(count(names, ServiceCatalogue.VERIFIER), count(names, ServiceCatalogue.GENERATOR));
    }

    private static int count(Collection<String> names, String service) {
        return IntStream.rangeClosed(1, MOST)
                .filter(instances -> names.contains(ServiceCatalogue.instanceName(service, instances - 1)))
                .max()
                .orElse(1);
    }

    private static void require(String option, int count) {
        if (count < 1 || count > MOST) {
            throw new CommandException(ExitCode.BAD_INPUT, "%s: %d, allowed is 1 to %d".formatted(option, count, MOST));
        }
    }
}
