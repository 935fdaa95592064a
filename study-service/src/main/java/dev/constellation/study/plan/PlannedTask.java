package dev.constellation.study.plan;

import dev.constellation.core.domain.Puzzle;
import java.util.List;

/**
 * What the plan keeps of a task once its rows are published: nothing that a model may not see.
 *
 * @param id the task
 * @param stratum label of stratified figures
 * @param puzzles one per split that the task is used under
 */
public record PlannedTask(String id, String stratum, List<Puzzle> puzzles) {}
