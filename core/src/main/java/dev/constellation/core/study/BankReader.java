package dev.constellation.core.study;

import dev.constellation.core.domain.Pool;
import dev.constellation.core.domain.Task;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the banks of a study file, and the files of tasks that some of them name. */
final class BankReader {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,31}";

    private final Findings findings;
    private final Function<String, @Nullable String> bankFile;
    private int filesRead;

    BankReader(Findings findings, Function<String, @Nullable String> bankFile) {
        this.findings = findings;
        this.bankFile = bankFile;
    }

    /** The bank of a section; what is wrong with it is noted or thrown. */
    Bank read(String name, Section section, Vocabulary vocabulary, int visible) {
        boolean made = !section.has("real") && !section.has("file");
        boolean reserved =
                Arrays.stream(Pool.values()).anyMatch(pool -> pool.label().equals(name));
        if ((reserved && !(made && name.equals(Pool.DEV.label()))) || !name.matches(NAME)) {
            section.note(
                    "",
                    "the name of a bank is up to 32 of A-Z a-z 0-9 . _ - and not one of "
                            + Arrays.stream(Pool.values()).map(Pool::label).toList());
        }
        if (section.has("real")) {
            return real(name, section, vocabulary);
        }
        if (section.has("file")) {
            return custom(name, section, vocabulary, visible);
        }
        return new Bank.Synthetic(name, section.value("tasks", Kind.INTEGER), section.parts("parts"));
    }

    private static Bank real(String name, Section section, Vocabulary vocabulary) {
        String bank = section.value("real", Kind.TEXT);
        if (!bank.equals(name)) {
            section.note("real", "'%s' keeps its own name, so the bank is called '%s' too".formatted(bank, bank));
        }
        vocabulary
                .realBanks()
                .filter(known -> !known.contains(bank))
                .ifPresent(known -> Vocabulary.refuse(section, "real", bank, known));
        return new Bank.Real(name);
    }

    private Bank custom(String name, Section section, Vocabulary vocabulary, int visible) {
        String file = section.value("file", Kind.TEXT);
        List<Task> tasks = new ArrayList<>();
        text(section, file)
                .ifPresent(text ->
                        tasks.addAll(new TaskFile(++filesRead, file, name, vocabulary, visible, findings).read(text)));
        return new Bank.Custom(name, tasks);
    }

    private Optional<String> text(Section section, String file) {
        try {
            String text = bankFile.apply(file);
            if (text == null) {
                section.note("file", "there is no file '%s'".formatted(file));
            } else if (text.isBlank()) {
                section.note("file", "'%s' is empty, at least one task is needed".formatted(file));
            }
            return Optional.ofNullable(text);
        } catch (UncheckedIOException e) {
            section.note("file", "'%s' cannot be read: %s".formatted(file, e.getMessage()));
            return Optional.empty();
        }
    }
}
