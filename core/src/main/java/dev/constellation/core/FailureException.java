package dev.constellation.core;

import org.jspecify.annotations.Nullable;

/** A request that cannot be answered, with whose fault that is. */
public final class FailureException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Whose fault a failure is; decides between another attempt and giving up. */
    public enum Category {
        /** What was asked for is not allowed. */
        CALLER,
        /** What was sent cannot be used. */
        INPUT,
        /** Something outside of the process is missing, full or broken; another attempt may succeed. */
        ENVIRONMENT,
        /** A defect of this program. */
        INTERNAL;

        /** Whether another attempt may succeed. */
        public boolean retriable() {
            return this == ENVIRONMENT;
        }
    }

    /** Whose fault it is. */
    private final Category category;

    /** Reports a failure; the message says what was wrong and what would have been right. */
    public FailureException(Category category, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.category = category;
    }

    /** A failure that is the caller's fault. */
    public static FailureException caller(String message) {
        return new FailureException(Category.CALLER, message, null);
    }

    /** A failure that lies in what was sent. */
    public static FailureException input(String message) {
        return new FailureException(Category.INPUT, message, null);
    }

    /** A failure of something outside of the process. */
    public static FailureException environment(String message) {
        return new FailureException(Category.ENVIRONMENT, message, null);
    }

    /** A failure of something outside of the process, with what it threw. */
    public static FailureException environment(String message, Throwable cause) {
        return new FailureException(Category.ENVIRONMENT, message, cause);
    }

    /** Whose fault it is. */
    public Category category() {
        return category;
    }
}
