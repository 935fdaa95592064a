package dev.constellation.study.engine;

import dev.constellation.study.plan.Sizes;
import java.util.Locale;

/**
 * What a study will take.
 *
 * @param samples programs that are sampled
 * @param scores survivors that are scored, an upper bound
 * @param trainingRows rows of training sets, an upper bound
 * @param seconds wall time when nothing else uses the node
 * @param diskBytes what its records and its report will occupy
 * @param text the same in words, with what it was computed from
 */
public record Estimate(long samples, long scores, long trainingRows, double seconds, long diskBytes, String text) {
    /** Bytes in the log for one sample: candidate, verdict, and its share of request and puzzle. */
    private static final int BYTES_PER_SAMPLE = 400;

    private static final int BYTES_PER_SCORE = 80;
    private static final long REPORT_BYTES = 4L << 20;

    /** Survivors to score per evaluated sample, as in studies/quickstart.yaml: 2,919 distinct ones among 66,672. */
    private static final double SURVIVORS_PER_SAMPLE = 0.05;

    /** Rows per row that there could be, as there: 3,112 of 32,000. */
    private static final double ROWS_PER_POSSIBLE_ROW = 0.1;

    /** Making tasks, reading the log, computing figures. */
    private static final double FIXED_SECONDS = 10;

    static Estimate of(Sizes sizes, Rates rates) {
        double scored = sizes.scored() * SURVIVORS_PER_SAMPLE;
        double seconds = FIXED_SECONDS
                + sizes.samples() / rates.samplesPerSecond()
                + scored / rates.scoresPerSecond()
                + sizes.trainingRows() * ROWS_PER_POSSIBLE_ROW / rates.rowsPerSecond();
        long bytes = sizes.samples() * BYTES_PER_SAMPLE + (long) (scored * BYTES_PER_SCORE) + REPORT_BYTES;
        return new Estimate(
                sizes.samples(),
                sizes.scored(),
                sizes.trainingRows(),
                seconds,
                bytes,
                text(sizes, seconds, bytes, rates));
    }

    /** The same with something more to say. */
    Estimate with(String more) {
        return new Estimate(samples, scores, trainingRows, seconds, diskBytes, text + more);
    }

    private static String text(Sizes sizes, double seconds, long bytes, Rates rates) {
        return String.format(
                Locale.ROOT,
                "%,d samples, up to %,d scores and %,d training rows: about %s and %,d MB on disk"
                        + " (%s: %.0f samples/s, %.0f scores/s, %.0f rows/s).",
                sizes.samples(),
                sizes.scored(),
                sizes.trainingRows(),
                duration(seconds),
                Math.ceilDiv(bytes, 1L << 20),
                rates.measured() ? "rates measured here" : "rates of the embedded model on two cores",
                rates.samplesPerSecond(),
                rates.scoresPerSecond(),
                rates.rowsPerSecond());
    }

    private static String duration(double seconds) {
        if (seconds < 90) {
            return Math.round(seconds) + " s";
        }
        return seconds < 5400
                ? Math.round(seconds / 60) + " min"
                : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
    }
}
