package dev.constellation.study.store;

/** A query that cannot be answered; the message says why and what is allowed. */
public final class QueryRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueryRefusedException(String message) {
        super(message);
    }
}
