package dev.constellation.broker;

import org.jspecify.annotations.Nullable;

/** The local broker could not be found, started or reached; the message says why and what to do. */
public final class BrokerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokerException(String message) {
        this(message, null);
    }

    BrokerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
