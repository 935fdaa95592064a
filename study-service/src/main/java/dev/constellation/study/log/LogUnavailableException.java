package dev.constellation.study.log;

/** The broker does not answer, or did not take what was written. */
public final class LogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Reports a log that was not read yet. */
    public LogUnavailableException(String message) {
        super(message);
    }

    /** Reports a broker that does not do what it was asked. */
    public LogUnavailableException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
