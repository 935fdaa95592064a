package dev.constellation.study.plan;

/** A study cannot go on; the message says what stopped it and where. */
public final class StudyFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Stops a study. */
    public StudyFailedException(String message) {
        super(message);
    }
}
