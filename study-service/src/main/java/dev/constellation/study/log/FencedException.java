package dev.constellation.study.log;

/** Another instance of the study service has taken over; this one must stop. */
public final class FencedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FencedException(Throwable cause) {
        super(
                "another study service has taken over, or this one stood still for longer than a transaction may last",
                cause);
    }
}
