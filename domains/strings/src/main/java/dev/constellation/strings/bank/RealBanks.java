package dev.constellation.strings.bank;

import dev.constellation.core.Digest;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.RealBank;
import dev.constellation.core.domain.RealBank.Exclusion;
import dev.constellation.core.domain.Split;
import dev.constellation.core.domain.Task;
import dev.constellation.strings.language.Profile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The banks among the resources. A task is posed when the visible rows leave enough others and every row is one that the
 * profile's programs can take and give; the rest is listed with its reason. The stratum of a real task is its number of
 * columns, as in {@code "1 column"}.
 *
 * @param domain name that the tasks carry
 */
public record RealBanks(String domain) {
    private static final List<String> NAMES = List.of("bustle38", "sygus89");

    /** Names of the banks. */
    public static List<String> names() {
        return NAMES;
    }

    /** Digest of the banks' content. */
    public static String resources() {
        Digest digest = Digest.of("banks");
        NAMES.forEach(name -> digest.add(text(name)));
        return digest.id();
    }

    /**
     * The tasks of a bank that can be posed with so many visible rows, and the others.
     *
     * @throws IllegalArgumentException when there is no such bank; the message lists those that exist
     */
    public RealBank read(String name, Profile profile, int visibleCount) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("bank: \"%s\" does not exist, allowed are %s".formatted(name, NAMES));
        }
        List<Task> tasks = new ArrayList<>();
        List<Exclusion> exclusions = new ArrayList<>();
        Split split = new Split(0, visibleCount);
        for (BankFile.Entry entry : BankFile.parse(name + ".jsonl", text(name))) {
            Task task = task(name, profile, entry);
            Optional<String> reason = reason(task, profile, split);
            reason.ifPresentOrElse(text -> exclusions.add(new Exclusion(entry.id(), text)), () -> tasks.add(task));
        }
        return new RealBank(name, tasks, exclusions);
    }

    private Task task(String bank, Profile profile, BankFile.Entry entry) {
        int columns = entry.examples().getFirst().input().size();
        String stratum = columns + (columns == 1 ? " column" : " columns");
        int heldOutFrom = entry.examples().size();
        return new Task(domain, profile.label(), bank, stratum, entry.rows(), heldOutFrom, null);
    }

    private static Optional<String> reason(Task task, Profile profile, Split split) {
        int visible = split.visibleCount();
        if (task.heldOutFrom() < visible) {
            return Optional.of(
                    "%d of its rows may be visible, %d are asked for".formatted(task.heldOutFrom(), visible));
        }
        if (!split.suits(task)) {
            return Optional.of("%d rows, %d visible ones leave fewer than %d held out"
                    .formatted(task.examples().size(), visible, Split.MIN_HELD_OUT));
        }
        return task.examples().stream()
                .flatMap(example -> objection(example, profile).stream())
                .findFirst();
    }

    /** Why no program of a profile can take a row's input or give its output; empty when one might. */
    public static Optional<String> objection(Example example, Profile profile) {
        int columns = example.input().size();
        int longest = example.input().stream().mapToInt(String::length).max().orElse(0);
        if (columns > profile.mostColumns()) {
            return Optional.of("a row of %d columns, profile %s takes %d"
                    .formatted(columns, profile.label(), profile.mostColumns()));
        }
        if (longest > profile.longestInput()) {
            return Optional.of("an input of %d characters, profile %s takes %d"
                    .formatted(longest, profile.label(), profile.longestInput()));
        }
        if (example.output().length() > profile.longestOutput()) {
            return Optional.of("an output of %d characters, profile %s gives at most %d"
                    .formatted(example.output().length(), profile.label(), profile.longestOutput()));
        }
        return Optional.empty();
    }

    private static String text(String name) {
        String path = "/dev/constellation/strings/banks/" + name + ".jsonl";
        try (InputStream in = RealBanks.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("resource %s is missing".formatted(path));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
