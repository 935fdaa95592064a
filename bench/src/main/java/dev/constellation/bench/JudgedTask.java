package dev.constellation.bench;

import dev.constellation.core.domain.Puzzle;
import dev.constellation.core.domain.Task;
import dev.constellation.core.judging.Judgement;
import dev.constellation.core.judging.Judgement.Judged;
import dev.constellation.core.policy.Survivor;
import dev.constellation.tinylm.Completion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * The judged samples of one task.
 *
 * @param task the task
 * @param puzzle what the model saw of it
 * @param completions in sampling order
 * @param judgements one per completion
 */
record JudgedTask(Task task, Puzzle puzzle, List<Completion> completions, List<Judgement> judgements) {
    /** Samples whose text is a program. */
    long parsed() {
        return judgements.stream().filter(Judged.class::isInstance).count();
    }

    /** Samples right on the visible rows. */
    long visible() {
        return judgements.stream()
                .filter(j -> j instanceof Judged judged && judged.visiblePass())
                .count();
    }

    /** Samples right on all rows. */
    int right() {
        return (int) judgements.stream()
                .filter(j -> j instanceof Judged judged && judged.generalizes())
                .count();
    }

    /** Distinct survivors by canonical text, in sampling order, with whether they generalize. */
    Map<String, Boolean> distinctSurvivors() {
        Map<String, Boolean> survivors = new LinkedHashMap<>();
        for (Judgement judgement : judgements) {
            if (judgement instanceof Judged judged && judged.visiblePass()) {
                survivors.putIfAbsent(judged.canonical(), judged.generalizes());
            }
        }
        return survivors;
    }

    /** The survivors of each block of k consecutive samples. */
    List<List<Survivor>> blocks(int k, ToDoubleFunction<String> margin) {
        List<List<Survivor>> blocks = new ArrayList<>();
        for (int first = 0; first + k <= judgements.size(); first += k) {
            List<Survivor> survivors = new ArrayList<>();
            for (int i = first; i < first + k; i++) {
                if (judgements.get(i) instanceof Judged judged && judged.visiblePass()) {
                    survivors.add(new Survivor(
                            i - first,
                            judged.behaviour(),
                            judged.size(),
                            logProbability(completions.get(i)),
                            completions.get(i).tokens().length,
                            OptionalDouble.of(margin.applyAsDouble(judged.canonical())),
                            judged.generalizes()));
                }
            }
            blocks.add(survivors);
        }
        return blocks;
    }

    private static double logProbability(Completion completion) {
        double sum = 0;
        for (float logProbability : completion.logProbabilities()) {
            sum += logProbability;
        }
        return sum;
    }
}
