package dev.constellation.study.engine;

/**
 * Where a study stands. The methods are the transitions; what is not there cannot happen.
 *
 * <pre>
 * queued → preparing → running → analysing → finished
 *    each of these → failed, cancelled;  each end → queued again
 * </pre>
 */
public sealed interface StudyState {
    /** The state's name in topics and answers. */
    default String label() {
        return getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT);
    }

    /** What there is to say about it; empty if nothing. */
    default String detail() {
        return "";
    }

    /** The state with a given label. */
    static StudyState of(String label, String detail) {
        return switch (label) {
            case "QUEUED" -> new Queued();
            case "PREPARING" -> new Preparing();
            case "RUNNING" -> new Running();
            case "ANALYSING" -> new Analysing();
            case "FINISHED" -> new Finished(detail);
            case "FAILED" -> new Failed(detail);
            case "CANCELLED" -> new Cancelled();
            default -> throw new IllegalArgumentException("study state '%s' is not known".formatted(label));
        };
    }

    /** A state that something follows by itself. */
    sealed interface Active extends StudyState {
        /** Something cannot be answered. */
        default Failed fail(String reason) {
            return new Failed(reason);
        }

        /** Its user ends it. */
        default Cancelled cancel() {
            return new Cancelled();
        }
    }

    /** A state that nothing follows by itself. */
    sealed interface Ended extends StudyState {
        /** It goes on from what was answered before. */
        default Queued again() {
            return new Queued();
        }
    }

    /** Waits for the studies before it. */
    record Queued() implements Active {
        /** It is its turn. */
        public Preparing prepare() {
            return new Preparing();
        }
    }

    /** Its tasks are being made and published. */
    record Preparing() implements Active {
        /** All tasks are published. */
        public Running run() {
            return new Running();
        }
    }

    /** Requests are being answered. */
    record Running() implements Active {
        /** Everything is answered. */
        public Analysing analyse() {
            return new Analysing();
        }
    }

    /** Figures are being computed. */
    record Analysing() implements Active {
        /** The report is written. */
        public Finished finish(String reportDigest) {
            return new Finished(reportDigest);
        }
    }

    /**
     * The report is there.
     *
     * @param detail digest of its figures
     */
    record Finished(String detail) implements Ended {}

    /**
     * Something could not be answered.
     *
     * @param detail what and why
     */
    record Failed(String detail) implements Ended {}

    /** Its user ended it. */
    record Cancelled() implements Ended {}
}
