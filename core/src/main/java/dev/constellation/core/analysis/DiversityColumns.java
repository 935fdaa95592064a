package dev.constellation.core.analysis;

import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.Rarefaction;
import dev.constellation.core.stats.Statistic;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Distinct generalizing programs of two generators in the cells that both solve at least twice, each with as many
 * successes as the one that has fewer there ({@link Rarefaction}).
 */
final class DiversityColumns {
    private static final int LEAST = 2;

    private final Columns columns;
    private final double[] before;
    private final double[] after;
    private final double[] both;

    private DiversityColumns(Columns columns) {
        int cells = columns.design().cells();
        this.columns = columns;
        before = new double[cells];
        after = new double[cells];
        both = new double[cells];
    }

    /**
     * Where they stand among the columns.
     *
     * @param before programs of the earlier generator
     * @param after programs of the later one
     */
    record Placed(Statistic before, Statistic after) {}

    static Placed add(Columns columns, RoundData from, RoundData to) {
        DiversityColumns diversity = new DiversityColumns(columns);
        for (int cell = 0; cell < columns.design().cells(); cell++) {
            diversity.count(cell, programs(from, from.cells()[cell]), programs(to, to.cells()[cell]));
        }
        return diversity.place();
    }

    private void count(int cell, Collection<Integer> from, Collection<Integer> to) {
        int common = Math.min(sum(from), sum(to));
        if (common >= LEAST) {
            before[cell] = Rarefaction.kinds(from, common);
            after[cell] = Rarefaction.kinds(to, common);
            both[cell] = 1;
        }
    }

    private Placed place() {
        int cells = columns.add(both);
        return new Placed(Statistic.ratio(columns.add(before), cells), Statistic.ratio(columns.add(after), cells));
    }

    private static int sum(Collection<Integer> counts) {
        return counts.stream().mapToInt(Integer::intValue).sum();
    }

    /** How often each generalizing program was sampled in a cell. */
    private static Collection<Integer> programs(RoundData round, @Nullable Cell cell) {
        Map<String, Integer> counts = cell == null
                ? Map.of()
                : cell.samples().stream()
                        .limit(round.n())
                        .filter(SampleOutcome::generalizes)
                        .flatMap(sample -> Stream.ofNullable(sample.program()))
                        .collect(Collectors.toMap(Function.identity(), program -> 1, Integer::sum));
        return counts.values();
    }
}
