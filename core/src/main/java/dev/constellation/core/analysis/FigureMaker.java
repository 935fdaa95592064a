package dev.constellation.core.analysis;

import dev.constellation.core.stats.ClopperPearson;
import dev.constellation.core.stats.Estimate;
import dev.constellation.core.stats.Interval;
import dev.constellation.core.stats.Replicates;
import dev.constellation.core.stats.Statistic;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns statistics into figures on the replicates of one bank. */
final class FigureMaker {
    static final double CONFIDENCE = 0.95;

    private final Replicates replicates;

    FigureMaker(Replicates replicates) {
        this.replicates = replicates;
    }

    Estimate estimate(Statistic statistic) {
        return replicates.estimate(statistic);
    }

    /** A share of all tries; where it is 0 or 1 without any variation, tasks bound it exactly. */
    Figure share(Statistic statistic, Sizes sizes, String why) {
        Estimate estimate = estimate(statistic);
        boolean never = estimate.value() == 0;
        boolean always = estimate.value() == 1;
        if (!estimate.hasInterval() && (never || always)) {
            Interval bound = ClopperPearson.interval(sizes.tasks(), always ? sizes.tasks() : 0);
            return new Figure.Measured(estimate.value(), Optional.of(bound), OptionalDouble.empty(), sizes);
        }
        return figure(estimate, sizes, why);
    }

    /** A difference or a mean. */
    Figure quantity(Statistic statistic, Sizes sizes, String why) {
        return figure(estimate(statistic), sizes, why);
    }

    Figure figure(Estimate estimate, Sizes sizes, String why) {
        if (!Double.isFinite(estimate.value())) {
            return new Figure.Undefined(why);
        }
        return estimate.hasInterval()
                ? new Figure.Measured(
                        estimate.value(),
                        Optional.of(estimate.interval(CONFIDENCE)),
                        OptionalDouble.of(estimate.standardError()),
                        sizes)
                : new Figure.Measured(estimate.value(), Optional.empty(), OptionalDouble.empty(), sizes);
    }
}
