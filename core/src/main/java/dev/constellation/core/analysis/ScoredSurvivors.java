package dev.constellation.core.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The distinct survivors of a cell that have a margin.
 *
 * @param byProgram margin and truth by program text
 */
record ScoredSurvivors(Map<String, Scored> byProgram) {
    /**
     * One of them.
     *
     * @param margin the critic's log p(yes) - log p(no)
     * @param right whether it generalizes
     */
    record Scored(double margin, boolean right) {
        /** The critic's probability of yes, 1 / (1 + exp(-margin)). */
        double yes() {
            return 1 / (1 + StrictMath.exp(-margin));
        }

        double excess() {
            return yes() - (right ? 1 : 0);
        }
    }

    static ScoredSurvivors of(@Nullable Cell cell, int n) {
        Map<String, Scored> scored = new LinkedHashMap<>();
        if (cell != null) {
            for (SampleOutcome sample : cell.samples().subList(0, n)) {
                String program = sample.program();
                Double margin = program == null ? null : cell.margins().get(program);
                if (program != null && margin != null) {
                    scored.put(program, new Scored(margin, sample.generalizes()));
                }
            }
        }
        return new ScoredSurvivors(scored);
    }

    int size() {
        return byProgram.size();
    }

    double[] margins(boolean right) {
        return byProgram.values().stream()
                .filter(scored -> scored.right() == right)
                .mapToDouble(Scored::margin)
                .toArray();
    }

    double sum(ToDoubleFunction<Scored> value) {
        double sum = 0;
        for (Scored scored : byProgram.values()) {
            sum += value.applyAsDouble(scored);
        }
        return sum;
    }
}
