package dev.constellation.core.policy;

import java.util.Arrays;
import java.util.List;

/** How much each survivor of a block counts for its behaviour. */
enum Weighting {
    /** One each. */
    COUNT {
        @Override
        double[] weights(List<Survivor> survivors) {
            double[] weights = new double[survivors.size()];
            Arrays.fill(weights, 1);
            return weights;
        }
    },
    /** The softmax of the margins over the block. */
    SOFTMAXED_MARGIN {
        @Override
        double[] weights(List<Survivor> survivors) {
            double[] weights =
                    survivors.stream().mapToDouble(Survivor::requiredMargin).toArray();
            double highest = Arrays.stream(weights).max().orElse(0);
            Arrays.setAll(weights, i -> StrictMath.exp(weights[i] - highest));
            return weights;
        }
    };

    /** A weight per survivor; only their ratios matter. */
    abstract double[] weights(List<Survivor> survivors);
}
