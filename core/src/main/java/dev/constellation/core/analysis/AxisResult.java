package dev.constellation.core.analysis;

import java.util.Optional;

/**
 * The last generator against the first on the tasks whose secret programs share an axis. A task may be of several axes,
 * so results of axes overlap. Exploratory.
 *
 * @param axis name of the axis
 * @param tasks tasks of it
 * @param figures what was measured; absent where the tasks are too few
 */
public record AxisResult(String axis, int tasks, Optional<Figures> figures) {
    /** Fewest tasks of an axis that figures are given for. */
    public static final int LEAST_TASKS = 10;

    /**
     * The figures of one axis.
     *
     * @param samples samples that both generators have
     * @param first pass@samples of the first generator
     * @param last pass@samples of the last one
     * @param headroomClosed (last - first) / (1 - first), a ratio of means
     */
    public record Figures(int samples, Figure first, Figure last, Figure headroomClosed) {}
}
