package dev.constellation.study.engine;

/** A submission that another study stands in the way of. */
public final class ConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what stands in the way. */
    public ConflictException(String message) {
        super(message);
    }
}
