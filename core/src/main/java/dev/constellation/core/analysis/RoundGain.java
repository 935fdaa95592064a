package dev.constellation.core.analysis;

import java.util.List;

/**
 * One generator against an earlier one, on the same tasks and splits.
 *
 * @param from the earlier round
 * @param to the later round
 * @param passAtK difference of pass@k at the study's k
 * @param commonN samples that both have
 * @param ceiling difference of pass@n at the common n
 * @param headroomClosed that difference over the room left, a ratio of means
 * @param solvableHeadroomClosed the same of the tasks that are known to be solvable, because some sample of the study
 *     solves them; they are known from the data that are compared, so the share is larger than it would be on new tasks
 * @param expansion newly solved tasks against the frozen control
 * @param diversity programs at equal successes
 * @param changed tasks whose share of right samples changed by more than luck
 * @param strata difference of pass@k at the study's k by stratum; a negative one on tasks of one part is forgetting
 */
public record RoundGain(
        int from,
        int to,
        Figure passAtK,
        int commonN,
        Figure ceiling,
        Figure headroomClosed,
        Figure solvableHeadroomClosed,
        Expansion expansion,
        Diversity diversity,
        ChangedTasks changed,
        List<StratumResult> strata) {
    /** Copies the list. */
    public RoundGain {
        strata = List.copyOf(strata);
    }

    /**
     * Newly solved tasks.
     *
     * @param samples samples that each generator has
     * @param newly share of tasks that the earlier generator fails and the later one solves
     * @param control share that the earlier one fails and an untrained copy of it solves
     * @param net newly less control: zero when training did nothing
     */
    public record Expansion(int samples, Figure newly, Figure control, Figure net) {}

    /**
     * Distinct generalizing programs per task and split that both generators solve at least twice, each with as many
     * successes as the one that has fewer there.
     *
     * @param before of the earlier generator
     * @param after of the later one
     * @param difference after less before
     */
    public record Diversity(Figure before, Figure after, Figure difference) {}

    /** Label such as {@code v2-v0}. */
    public String label() {
        return "v" + to + "-v" + from;
    }
}
