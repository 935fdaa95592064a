package dev.constellation.cli;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.cli.terminal.Terminal;
import dev.constellation.cli.verify.Recording;
import dev.constellation.cli.verify.Verification;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Language;
import java.io.IOException;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "verify",
        description = {
            "Runs recorded lines {\"program\", \"input\" (text or columns), \"output\"} through the evaluator.",
            "Prints each disagreement; exits with 1 when there is one. A file that ends in .gz is unpacked."
        })
final class VerifyCommand implements Callable<Integer> {
    @Option(
            names = "--domain",
            paramLabel = "NAME",
            defaultValue = "strings",
            description = "Default: ${DEFAULT-VALUE}.")
    private String domain;

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            required = true,
            description = "Language profile: rf, ff or ff-strict.")
    private String profile;

    @Parameters(paramLabel = "FILE.jsonl|-", description = "The lines; - reads them from standard input.")
    private String file;

    private final Terminal terminal;

    VerifyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Language language = language();
        try (Recording recording = Recording.open(file)) {
            return new Verification(language, terminal).run(recording) ? ExitCode.SUCCESS : ExitCode.FAILURE;
        } catch (IOException e) {
            throw CommandException.unreadable(file, e);
        }
    }

    private Language language() {
        Domain found = Domain.find(domain)
                .orElseThrow(() -> new CommandException(
                        ExitCode.BAD_INPUT, "--domain: '%s' is unknown; there are %s".formatted(domain, domains())));
        if (!found.profiles().contains(profile)) {
            throw new CommandException(
                    ExitCode.BAD_INPUT,
                    "--profile: '%s' is unknown; there are %s".formatted(profile, found.profiles()));
        }
        return found.language(profile);
    }

    private static List<String> domains() {
        return ServiceLoader.load(Domain.class).stream()
                .map(provider -> provider.get().name())
                .toList();
    }
}
