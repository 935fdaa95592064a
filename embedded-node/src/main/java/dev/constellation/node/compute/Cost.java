package dev.constellation.node.compute;

/**
 * What a piece of work took.
 *
 * @param nodeSeconds wall time; time in which several pieces execute is divided among them
 * @param cpuSeconds processor time
 */
public record Cost(double nodeSeconds, double cpuSeconds) {
    /** Nothing. */
    public static final Cost NONE = new Cost(0, 0);

    /** Both together. */
    public Cost plus(Cost other) {
        return new Cost(nodeSeconds + other.nodeSeconds, cpuSeconds + other.cpuSeconds);
    }
}
