package dev.constellation.core.analysis;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A task whose share of right samples changed by more than luck, with what the two generators wrote.
 *
 * @param taskId the task
 * @param stratum its stratum
 * @param before right samples of the earlier generator
 * @param after right samples of the later one
 * @param programBefore what the earlier generator had to show; empty when none of its programs passes the visible rows
 * @param programAfter what the later one has
 */
public record TaskChange(
        String taskId,
        String stratum,
        ChangedTasks.Count before,
        ChangedTasks.Count after,
        Optional<Shown> programBefore,
        Optional<Shown> programAfter) {

    /**
     * The right program that was sampled most often or, where none is right, the most frequent survivor.
     *
     * @param program canonical text
     * @param right whether it is right on every row
     * @param samples how often it was sampled
     */
    public record Shown(String program, boolean right, int samples) {
        private static final Comparator<Shown> BEST = Comparator.comparing(Shown::right)
                .thenComparing(Shown::samples)
                .thenComparing(Shown::program, Comparator.reverseOrder());
    }

    /** Whether the later generator is the better one. */
    public boolean isRise() {
        return after.share() > before.share();
    }

    /** The changed tasks of a bank, those that gained most first. */
    static List<TaskChange> of(BankData bank, RoundData from, RoundData to) {
        return ChangedTasks.tested(bank.design(), from, to).stream()
                .filter(ChangedTasks.Change::isSignificant)
                .sorted(Comparator.comparing(
                        change -> change.before().share() - change.after().share()))
                .map(change -> of(bank, from, to, change))
                .toList();
    }

    private static TaskChange of(BankData bank, RoundData from, RoundData to, ChangedTasks.Change change) {
        List<Cell> before = cells(bank, from, change.task());
        List<Cell> after = cells(bank, to, change.task());
        return new TaskChange(
                before.getFirst().taskId(),
                before.getFirst().stratum(),
                change.before(),
                change.after(),
                shown(before, from.n()),
                shown(after, to.n()));
    }

    private static List<Cell> cells(BankData bank, RoundData round, int task) {
        return round.present()
                .filter(cell -> bank.design().taskOf(cell) == task && round.isOwn(bank.design(), cell))
                .mapToObj(cell -> round.cells()[cell])
                .toList();
    }

    private static Optional<Shown> shown(List<Cell> cells, int n) {
        Map<String, Shown> programs = new HashMap<>();
        for (Cell cell : cells) {
            for (SampleOutcome sample : cell.samples().subList(0, n)) {
                String program = sample.program();
                if (program != null) {
                    programs.merge(
                            program,
                            new Shown(program, sample.generalizes(), 1),
                            (one, other) ->
                                    new Shown(program, one.right() || other.right(), one.samples() + other.samples()));
                }
            }
        }
        return programs.values().stream().max(Shown.BEST);
    }
}
