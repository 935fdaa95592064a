package dev.constellation.core.study;

import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Split;
import dev.constellation.core.domain.Task;
import dev.constellation.core.study.Findings.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a file of tasks, one JSON object per line with {@code id}, {@code examples} and, when the suite has held-out rows
 * of its own, {@code test_examples}; an example has an {@code input} (a text, or a list of columns) and an
 * {@code output}. Other keys of a line are left alone, since public suites carry more.
 */
final class TaskFile {
    private final int order;
    private final String file;
    private final String bank;
    private final Vocabulary vocabulary;
    private final int visible;
    private final Findings findings;
    private final Map<String, Integer> lineOfId = new HashMap<>();
    private final Map<String, Integer> lineOfTask = new HashMap<>();

    /**
     * A file of tasks.
     *
     * @param order rank among the files of a study
     * @param file name for messages
     */
    TaskFile(int order, String file, String bank, Vocabulary vocabulary, int visible, Findings findings) {
        this.order = order;
        this.file = file;
        this.bank = bank;
        this.vocabulary = vocabulary;
        this.visible = visible;
        this.findings = findings;
    }

    /** The tasks of a text; what is wrong with a line is noted. */
    List<Task> read(String text) {
        List<String> lines = text.lines().toList();
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                Source source = new Source(order, file, i + 1);
                YamlText.compose(source, lines.get(i), findings)
                        .map(root -> Section.of(source, root, findings, null))
                        .filter(Section::readable)
                        .flatMap(this::task)
                        .ifPresent(tasks::add);
            }
        }
        return tasks;
    }

    private Optional<Task> task(Section line) {
        noteRepetition(line, "id", line.value("id", Kind.TEXT), lineOfId);
        List<Section> rows = new ArrayList<>(rows(line, "examples"));
        int own = rows.size();
        if (line.has("test_examples")) {
            rows.addAll(rows(line, "test_examples"));
        }
        List<Example> examples = examples(rows);
        if (own == 0 || examples.size() < rows.size()) {
            return Optional.empty();
        }
        Task task = new Task(vocabulary.domain(), vocabulary.profile(), bank, bank, examples, own, null);
        noteRepetition(line, "examples", task.id(), lineOfTask);
        noteShortage(line, task);
        return Optional.of(task);
    }

    private static List<Section> rows(Section line, String key) {
        List<Section> rows = line.sections(key);
        if (rows.isEmpty()) {
            line.note(key, "an empty list, at least one row is needed");
        }
        return rows;
    }

    /** The rows that can be used. */
    private List<Example> examples(List<Section> rows) {
        List<Example> examples = new ArrayList<>();
        for (Section row : rows) {
            List<String> input = row.value("input", Kind.TEXT_OR_TEXTS);
            String output = row.value("output", Kind.TEXT);
            int columns = examples.isEmpty()
                    ? input.size()
                    : examples.getFirst().input().size();
            if (input.isEmpty()) {
                row.note("input", "an empty list, at least one column is needed");
            } else if (input.size() != columns) {
                row.note("input", "columns: %d, in the first row %d".formatted(input.size(), columns));
            } else {
                examples.add(new Example(input, output));
                vocabulary.objection(examples.getLast()).ifPresent(objection -> row.note("", objection));
            }
        }
        return examples;
    }

    private static void noteRepetition(Section line, String key, String value, Map<String, Integer> seen) {
        Integer earlier = seen.putIfAbsent(value, line.line());
        if (earlier != null) {
            line.note(key, "the same as in line " + earlier);
        }
    }

    private void noteShortage(Section line, Task task) {
        int rows = task.examples().size();
        if (visible >= 1 && rows < visible + Split.MIN_HELD_OUT) {
            line.note(
                    "examples",
                    "%d rows, with %d visible at least %d are needed"
                            .formatted(rows, visible, visible + Split.MIN_HELD_OUT));
        } else if (task.heldOutFrom() < visible) {
            line.note(
                    "examples",
                    "%d rows, with %d visible at least %d are needed beside test_examples"
                            .formatted(task.heldOutFrom(), visible, visible));
        }
    }
}
