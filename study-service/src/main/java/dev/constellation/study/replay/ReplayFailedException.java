package dev.constellation.study.replay;

/** A replay cannot give what was asked for; the message says why and what to do. */
final class ReplayFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReplayFailedException(String message) {
        super(message);
    }
}
