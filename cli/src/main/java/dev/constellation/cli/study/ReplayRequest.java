package dev.constellation.cli.study;

import org.jspecify.annotations.Nullable;

/**
 * What is asked of a replay.
 *
 * @param policy name of a policy, or an expression
 * @param rescore the model that scores the survivors
 * @param reverify whether candidates are judged again
 * @param from earliest time
 * @param to latest time
 */
public record ReplayRequest(
        @Nullable String policy,
        @Nullable String rescore,
        boolean reverify,
        @Nullable String from,
        @Nullable String to) {}
