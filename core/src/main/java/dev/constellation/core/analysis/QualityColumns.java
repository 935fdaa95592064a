package dev.constellation.core.analysis;

import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.Statistic;

/** What the samples of one round look like, whatever the policy. */
final class QualityColumns {
    private final int samples;
    private final int parsed;
    private final int visible;
    private final int visibleOnly;
    private final int tokens;
    private final int surprise;
    private final int right;
    private final int solved;
    private final int programs;

    private QualityColumns(Columns columns, RoundData data) {
        samples = columns.add(data.values(cell -> data.n()));
        parsed = columns.add(data.values(cell -> data.count(cell, SampleOutcome::parsed)));
        visible = columns.add(data.values(cell -> data.count(cell, SampleOutcome::visiblePass)));
        visibleOnly = columns.add(
                data.values(cell -> data.count(cell, sample -> sample.visiblePass() && !sample.heldOutPass())));
        tokens = columns.add(data.values(cell -> tokens(cell, data.n())));
        surprise = columns.add(data.values(cell -> surprise(cell, data.n())));
        right = columns.add(data.values(cell -> data.count(cell, SampleOutcome::generalizes)));
        solved = columns.add(data.values(cell -> programs(cell, data.n()) > 0 ? 1 : 0));
        programs = columns.add(data.values(cell -> programs(cell, data.n())));
    }

    static QualityColumns add(Columns columns, RoundData data) {
        return new QualityColumns(columns, data);
    }

    private static double tokens(Cell cell, int n) {
        return cell.samples().stream().limit(n).mapToLong(SampleOutcome::tokens).sum();
    }

    private static double surprise(Cell cell, int n) {
        return cell.samples().stream()
                .limit(n)
                .mapToDouble(sample -> -sample.logProbability())
                .sum();
    }

    private static long programs(Cell cell, int n) {
        return cell.samples().stream()
                .limit(n)
                .filter(SampleOutcome::generalizes)
                .map(SampleOutcome::program)
                .distinct()
                .count();
    }

    QualityResult figures(FigureMaker make, Sizes sizes) {
        return new QualityResult(
                make.share(Statistic.ratio(parsed, samples), sizes, "no samples"),
                make.share(Statistic.ratio(visible, samples), sizes, "no samples"),
                make.share(Statistic.ratio(visibleOnly, visible), sizes, "no sample passes the visible rows"),
                make.quantity(Statistic.ratio(tokens, samples), sizes, "no samples"),
                make.quantity(Statistic.ratio(surprise, samples), sizes, "no samples"),
                make.quantity(sums -> 1000 * sums[right] / sums[tokens], sizes, "no tokens"),
                make.quantity(Statistic.ratio(programs, solved), sizes, "no task is solved"));
    }
}
