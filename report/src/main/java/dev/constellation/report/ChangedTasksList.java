package dev.constellation.report;

import dev.constellation.core.analysis.BankDetail;
import dev.constellation.core.analysis.ChangedTasks;
import dev.constellation.core.analysis.TaskChange;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Puzzle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The tasks whose outcome changed, with what a model saw of them and the programs before and after. */
final class ChangedTasksList {
    /** Most tasks that a page shows in either direction. */
    static final int MOST = 8;

    private static final int ID_LENGTH = 12;

    private final Map<String, Puzzle> puzzles;

    ChangedTasksList(Map<String, Puzzle> puzzles) {
        this.puzzles = puzzles;
    }

    String html(BankDetail.Changes changes) {
        if (changes.tasks().isEmpty()) {
            return Html.element(
                    "p", "%s: no task's share of right samples changed by more than luck.".formatted(changes.label()));
        }
        List<TaskChange> fallen = changes.tasks().reversed().stream()
                .filter(task -> !task.isRise())
                .toList();
        List<TaskChange> risen =
                changes.tasks().stream().filter(TaskChange::isRise).toList();
        return list(changes.label() + ": rose", risen) + list(changes.label() + ": fell", fallen);
    }

    private String list(String title, List<TaskChange> tasks) {
        if (tasks.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<details><summary>")
                .append(Html.text("%s, %s".formatted(title, Methods.counted(tasks.size(), "task"))))
                .append("</summary>\n<ul class=\"tasks\">");
        tasks.stream().limit(MOST).forEach(task -> html.append(item(task)));
        html.append("</ul>\n");
        if (tasks.size() > MOST) {
            html.append(Html.element(
                    "p", "and %d more, all of them in figures/changed.csv.".formatted(tasks.size() - MOST)));
        }
        return html.append("</details>\n").toString();
    }

    private String item(TaskChange task) {
        Puzzle puzzle = puzzles.get(task.taskId());
        String rows = puzzle == null
                ? ""
                : puzzle.visible().stream().map(ChangedTasksList::row).collect(Collectors.joining());
        return "<li><p>%s</p>%s<dl>%s%s</dl></li>\n"
                .formatted(
                        Html.text("Task %s, stratum %s".formatted(shortened(task.taskId()), task.stratum())),
                        rows.isEmpty() ? "" : "<ul class=\"rows\">" + rows + "</ul>",
                        side("before", task.before(), task.programBefore()),
                        side("after", task.after(), task.programAfter()));
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(ID_LENGTH, id.length()));
    }

    private static String row(Example row) {
        return "<li><code>%s</code> → <code>%s</code></li>"
                .formatted(Html.text(String.join(" | ", row.input())), Html.text(row.output()));
    }

    private static String side(String name, ChangedTasks.Count count, Optional<TaskChange.Shown> program) {
        String shown = program.map(some -> "%s, %s: "
                        .formatted(
                                some.right() ? "right" : "wrong on hidden rows",
                                Methods.counted(some.samples(), "sample")))
                .orElse("no program passes the visible rows");
        return Html.element("dt", "%s: %d of %d samples right".formatted(name, count.right(), count.samples()))
                + "<dd>%s<code>%s</code></dd>"
                        .formatted(
                                Html.text(shown),
                                Html.text(program.map(TaskChange.Shown::program).orElse("")));
    }
}
