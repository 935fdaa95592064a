package dev.constellation.core.analysis;

import java.util.List;
import java.util.Map;

/**
 * How a critic's margins relate to the truth, over the distinct survivors of all cells of one generator on one bank.
 *
 * @param overNaive by stratum, success of the critic less that of naive pick on all blocks
 * @param reliability survivors by the critic's probability of yes, ascending; bins without survivors are left out
 * @param margins survivors by margin, ascending, without a gap
 */
public record CriticDetail(Map<String, Figure> overNaive, List<Reliability> reliability, List<Margins> margins) {
    /** Copies the lists. */
    public CriticDetail {
        reliability = List.copyOf(reliability);
        margins = List.copyOf(margins);
    }

    /**
     * One bin of the reliability diagram (Murphy and Winkler, <i>Reliability of subjective probability forecasts</i>,
     * Applied Statistics 26(1), 1977, 41-47).
     *
     * @param from least probability of yes in it
     * @param survivors distinct survivors in it
     * @param predicted their mean probability of yes
     * @param right share of them that generalizes
     */
    public record Reliability(double from, int survivors, double predicted, Figure right) {}

    /**
     * One bin of the histogram of margins.
     *
     * @param from least margin in it
     * @param to the next bin's least margin
     * @param right survivors in it that generalize
     * @param wrong survivors in it that do not
     */
    public record Margins(double from, double to, int right, int wrong) {}
}
