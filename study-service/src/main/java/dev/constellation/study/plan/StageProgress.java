package dev.constellation.study.plan;

/**
 * How far a stage is, over all trajectories.
 *
 * @param name what happens in it, such as "evaluate v0"
 * @param done items answered
 * @param total items in all; an upper bound before the stage opens
 * @param waitingFor what has to happen next; empty when the stage is complete
 */
public record StageProgress(String name, int done, int total, String waitingFor) {}
