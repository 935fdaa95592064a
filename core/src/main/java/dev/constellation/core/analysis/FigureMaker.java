package dev.constellation.core.analysis;

import dev.constellation.core.stats.ClopperPearson;
import dev.constellation.core.stats.Estimate;
import dev.constellation.core.stats.Interval;
import dev.constellation.core.stats.Replicates;
import dev.constellation.core.stats.Statistic;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Turns statistics into figures on the replicates of one bank. */
final class FigureMaker {
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
            return new Figure.Measured(estimate.value(), Optional.of(bound), Optional.empty(), sizes);
        }
        return within(estimate, 0, sizes, why);
    }

    /** A mean of values between 0 and 1. */
    Figure fraction(Statistic statistic, Sizes sizes, String why) {
        return within(estimate(statistic), 0, sizes, why);
    }

    /** A difference of shares. */
    Figure difference(Statistic statistic, Sizes sizes, String why) {
        return difference(estimate(statistic), sizes, why);
    }

    Figure difference(Estimate estimate, Sizes sizes, String why) {
        return within(estimate, -1, sizes, why);
    }

    /** A mean or a ratio without bounds. */
    Figure quantity(Statistic statistic, Sizes sizes, String why) {
        return figure(estimate(statistic), UnaryOperator.identity(), sizes, why);
    }

    /** Student's interval is symmetric and may reach beyond what is possible; there it is cut. */
    private static Figure within(Estimate estimate, double least, Sizes sizes, String why) {
        return figure(estimate, interval -> interval.within(least, 1), sizes, why);
    }

    private static Figure figure(Estimate estimate, UnaryOperator<Interval> cut, Sizes sizes, String why) {
        if (!Double.isFinite(estimate.value())) {
            return new Figure.Undefined(why);
        }
        return estimate.hasInterval()
                ? new Figure.Measured(
                        estimate.value(),
                        Optional.of(cut.apply(estimate.interval())),
                        Optional.of(estimate.standardError()),
                        sizes)
                : new Figure.Measured(estimate.value(), Optional.empty(), Optional.empty(), sizes);
    }
}
