package dev.constellation.core.study;

import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Pool;
import dev.constellation.core.domain.Split;
import dev.constellation.core.domain.Task;
import dev.constellation.core.study.Findings.Source;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the banks of a study file, and the files of tasks that some of them name: one JSON object per line with
 * {@code id}, {@code examples} and, when the suite has held-out rows of its own, {@code test_examples}; an example has an
 * {@code input} (a text, or a list of columns) and an {@code output}. Other keys of a line are left alone, since public
 * suites carry more.
 */
final class BankReader {
    /** Most characters of one task, a bound well above any prompt and well below the largest event. */
    static final int MAX_TASK_CHARACTERS = 100_000;

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
        boolean reserved =
                Arrays.stream(Pool.values()).anyMatch(pool -> pool.label().equals(name));
        if (reserved || !name.matches(NAME)) {
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
        text(section, file).ifPresent(text -> tasks.addAll(tasks(name, file, text, vocabulary, visible)));
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
            section.note("file", "'%s' cannot be read: %s".formatted(file, e.getCause()));
            return Optional.empty();
        }
    }

    private List<Task> tasks(String bank, String file, String text, Vocabulary vocabulary, int visible) {
        int order = ++filesRead;
        List<String> lines = text.lines().toList();
        Map<String, Integer> lineOfTask = new HashMap<>();
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                Source source = new Source(order, file, i + 1);
                Optional<Task> task = task(bank, source, lines.get(i), vocabulary);
                task.ifPresent(it -> check(it, source, visible, lineOfTask));
                task.ifPresent(tasks::add);
            }
        }
        return tasks;
    }

    private Optional<Task> task(String bank, Source source, String line, Vocabulary vocabulary) {
        if (line.length() > MAX_TASK_CHARACTERS) {
            findings.add(
                    source,
                    source.firstLine(),
                    "task",
                    "%d characters, allowed are up to %d".formatted(line.length(), MAX_TASK_CHARACTERS));
            return Optional.empty();
        }
        return YamlText.compose(source, line, findings)
                .map(root -> Section.of(source, root, findings, null))
                .flatMap(section -> task(bank, section, vocabulary));
    }

    private static Optional<Task> task(String bank, Section section, Vocabulary vocabulary) {
        section.value("id", Kind.TEXT);
        List<Optional<Example>> rows = examples(section, "examples");
        int own = rows.size();
        if (section.has("test_examples")) {
            rows.addAll(examples(section, "test_examples"));
        }
        List<Example> readable = rows.stream().flatMap(Optional::stream).toList();
        return own == 0 || readable.size() < rows.size()
                ? Optional.empty()
                : Optional.of(new Task(vocabulary.domain(), vocabulary.profile(), bank, bank, readable, own, null));
    }

    private static List<Optional<Example>> examples(Section section, String key) {
        List<Optional<Example>> rows = new ArrayList<>();
        for (Section row : section.sections(key)) {
            List<String> input = row.value("input", Kind.TEXT_OR_TEXTS);
            String output = row.value("output", Kind.TEXT);
            if (input.isEmpty()) {
                row.note("input", "an empty list, at least one column is needed");
            }
            rows.add(input.isEmpty() ? Optional.empty() : Optional.of(new Example(input, output)));
        }
        if (rows.isEmpty()) {
            section.note(key, "an empty list, at least one row is needed");
        }
        return rows;
    }

    private void check(Task task, Source source, int visible, Map<String, Integer> lineOfTask) {
        Integer earlier = lineOfTask.putIfAbsent(task.id(), source.firstLine());
        if (earlier != null) {
            findings.add(source, source.firstLine(), "examples", "the same task as in line " + earlier);
        }
        if (visible >= 1 && !new Split(0, visible).suits(task)) {
            findings.add(
                    source,
                    source.firstLine(),
                    "examples",
                    "%d rows, with %d visible at least %d are needed"
                            .formatted(task.examples().size(), visible, visible + Split.MIN_HELD_OUT));
        }
    }
}
