package dev.constellation.study.plan;

import dev.constellation.core.domain.Puzzle;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the plan keeps of a task once its rows are published: nothing that a model may not see but the axes, which stay
 * within this service, and, for a control that trains on it, the program.
 *
 * @param id the task
 * @param stratum label of stratified figures
 * @param axes axes of the program that the task was made from; none outside of banks
 * @param puzzles one per split that the task is used under
 * @param given the program that the task was made from, where a control trains on it
 */
public record PlannedTask(String id, String stratum, Set<String> axes, List<Puzzle> puzzles, Optional<String> given) {}
