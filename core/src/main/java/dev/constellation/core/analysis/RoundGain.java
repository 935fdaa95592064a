package dev.constellation.core.analysis;

/**
 * One generator against an earlier one, on the same tasks and splits.
 *
 * @param from the earlier round
 * @param to the later round
 * @param passAtK difference of pass@k at the study's k
 * @param commonN samples that both have
 * @param ceiling difference of pass@n at the common n
 * @param headroomClosed that difference over the room left, a ratio of means
 * @param expansion newly solved tasks against the frozen control
 * @param changed tasks whose share of right samples changed by more than luck
 */
public record RoundGain(
        int from,
        int to,
        Figure passAtK,
        int commonN,
        Figure ceiling,
        Figure headroomClosed,
        Expansion expansion,
        ChangedTasks changed) {

    /**
     * Newly solved tasks.
     *
     * @param samples samples that each generator has
     * @param newly share of tasks that the earlier generator fails and the later one solves
     * @param control share that the earlier one fails and an untrained copy of it solves
     * @param net newly less control: zero when training did nothing
     */
    public record Expansion(int samples, Figure newly, Figure control, Figure net) {}

    /** Label such as {@code v2-v0}. */
    public String label() {
        return "v" + to + "-v" + from;
    }
}
