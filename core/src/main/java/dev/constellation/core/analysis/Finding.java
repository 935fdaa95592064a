package dev.constellation.core.analysis;

/**
 * One figure with its place in the study. Together they are the figures that files carry and the digest covers.
 *
 * @param topic table it belongs to
 * @param bank bank
 * @param generator generator or comparison, such as {@code v2} or {@code v2-v0}
 * @param measure what was measured, such as {@code pass@8}
 * @param figure the figure
 */
public record Finding(Topic topic, String bank, String generator, String measure, Figure figure) {
    /** Tables of a report. */
    public enum Topic {
        /** pass@k by number of samples. */
        CURVE,
        /** Success by selection policy. */
        POLICY,
        /** What the critic is worth. */
        CRITIC,
        /** What the samples look like. */
        QUALITY,
        /** One generator against another. */
        ROUND,
        /** Success by stratum. */
        STRATUM,
        /** The last generator against the first by axis of the secret programs. */
        AXIS,
        /** Self-training against other recipes and controls. */
        COUNTERPART;

        /** Name in files. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Unique name, such as {@code easy/v2/pass@8}. */
    public String key() {
        return "%s/%s/%s".formatted(bank, generator, measure);
    }
}
