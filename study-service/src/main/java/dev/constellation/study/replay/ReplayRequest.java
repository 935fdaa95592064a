package dev.constellation.study.replay;

import org.jspecify.annotations.Nullable;

/**
 * What a user asks of a replay; at least one of the first three.
 *
 * @param policy name of a built-in policy, or an expression
 * @param rescore name of a model on the node that scores the survivors
 * @param reverify whether the logged candidates are judged again
 * @param from earliest time of the records that are read
 * @param to latest time of the records that are read
 */
public record ReplayRequest(
        @Nullable String policy,
        @Nullable String rescore,
        boolean reverify,
        @Nullable String from,
        @Nullable String to) {}
