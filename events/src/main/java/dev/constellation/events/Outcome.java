package dev.constellation.events;

import dev.constellation.core.FailureException.Category;
import org.jspecify.annotations.Nullable;

/** What came of a request. */
sealed interface Outcome {
    /** It was answered. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(byte[] key, byte[] value) implements Outcome {}

    /** It cannot be answered; the subject is its id, when it could be read. */
    record Failed(
            Category category,
            @Nullable String subject,
            @Nullable String reason) implements Outcome {}
}
