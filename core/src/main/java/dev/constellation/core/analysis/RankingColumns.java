package dev.constellation.core.analysis;

import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.Ranking;
import dev.constellation.core.stats.Statistic;

/**
 * How well the critic's margins rank and price the distinct survivors of one round. The area under the curve is taken
 * within each cell that has a right and a wrong survivor and averaged over cells, since the critic only ever chooses
 * within a cell. Its probability of yes is 1 / (1 + exp(-margin)); the Brier score is the mean squared distance of that
 * from the truth, and calibration the mean probability less the share that is right.
 */
final class RankingColumns {
    /** Why there is no area. */
    static final String NOT_CONTESTED = "no task has a right and a wrong survivor";

    private final int areas;
    private final int contested;
    private final int squares;
    private final int excess;
    private final int survivors;
    private final int contestedTasks;

    private RankingColumns(Columns columns, double[][] values, int contestedTasks) {
        areas = columns.add(values[0]);
        contested = columns.add(values[1]);
        squares = columns.add(values[2]);
        excess = columns.add(values[3]);
        survivors = columns.add(values[4]);
        this.contestedTasks = contestedTasks;
    }

    static RankingColumns add(Columns columns, RoundData data) {
        double[][] values = new double[5][data.cells().length];
        for (int index = 0; index < data.cells().length; index++) {
            ScoredSurvivors scored = ScoredSurvivors.of(data.cells()[index], data.n());
            double area = Ranking.auc(scored.margins(true), scored.margins(false));
            values[0][index] = Double.isNaN(area) ? 0 : area;
            values[1][index] = Double.isNaN(area) ? 0 : 1;
            values[2][index] = scored.sum(survivor -> survivor.excess() * survivor.excess());
            values[3][index] = scored.sum(ScoredSurvivors.Scored::excess);
            values[4][index] = scored.size();
        }
        int tasks = (int) data.present()
                .filter(cell -> values[1][cell] > 0)
                .map(columns.design()::taskOf)
                .distinct()
                .count();
        return new RankingColumns(columns, values, tasks);
    }

    Statistic auc() {
        return Statistic.ratio(areas, contested);
    }

    Statistic brier() {
        return Statistic.ratio(squares, survivors);
    }

    Statistic calibration() {
        return Statistic.ratio(excess, survivors);
    }

    int contestedTasks() {
        return contestedTasks;
    }
}
