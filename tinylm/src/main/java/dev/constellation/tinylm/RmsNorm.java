package dev.constellation.tinylm;

import static dev.constellation.tinylm.Lanes.COUNT;
import static dev.constellation.tinylm.Lanes.LOGICAL;
import static dev.constellation.tinylm.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** Root-mean-square normalization of rows with a gain per column. Holds scratch: one thread at a time. */
final class RmsNorm {
    private static final float EPSILON = 1e-5f;

    private final int width;
    private final float[] lanes = new float[LOGICAL];

    RmsNorm(int width) {
        this.width = width;
    }

    /**
     * {@code normed = x * gain / rms(x)}, row by row.
     *
     * @param gain array that holds the gains from {@code gainStart}
     * @param inverseRms receives {@code 1 / rms(x)} of each row
     */
    void forward(float[] x, float[] gain, int gainStart, float[] normed, float[] inverseRms, int rows) {
        for (int row = 0; row < rows; row++) {
            forwardRow(x, row * width, gain, gainStart, normed, row * width, inverseRms, row);
        }
    }

    /** The same for one row that starts at {@code from} and goes to {@code to}. */
    void forwardRow(
            float[] x, int from, float[] gain, int gainStart, float[] normed, int to, float[] inverseRms, int row) {
        sumOfSquares(x, from, width, lanes);
        float scale = (float) (1 / Math.sqrt(Lanes.sum(lanes) / width + EPSILON));
        inverseRms[row] = scale;
        scaleRow(x, from, scale, gain, gainStart, normed, to, width);
    }

    /** Adds the gradient of {@code x} to {@code xGradient}. */
    void backward(
            float[] x,
            float[] gain,
            int gainStart,
            float[] inverseRms,
            float[] normedGradient,
            float[] xGradient,
            int rows) {
        for (int row = 0; row < rows; row++) {
            float scale = inverseRms[row];
            int at = row * width;
            weightedDot(normedGradient, x, at, gain, gainStart, width, lanes);
            float pull = -Lanes.sum(lanes) * scale * scale * scale / width;
            backwardRow(x, normedGradient, xGradient, at, gain, gainStart, scale, pull, width);
        }
    }

    /** Adds the gradient of the gains to {@code gainGradient} from {@code gainStart}. */
    void gainGradient(
            float[] x, float[] inverseRms, float[] normedGradient, float[] gainGradient, int gainStart, int rows) {
        for (int row = 0; row < rows; row++) {
            gainGradientRow(x, normedGradient, row * width, inverseRms[row], gainGradient, gainStart, width);
        }
    }

    private static void sumOfSquares(float[] x, int from, int width, float[] lanes) {
        for (int lane = 0; lane < LOGICAL; lane += COUNT) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int j = lane; j < width; j += LOGICAL) {
                FloatVector v = FloatVector.fromArray(SPECIES, x, from + j);
                sum = v.fma(v, sum);
            }
            sum.intoArray(lanes, lane);
        }
    }

    private static void weightedDot(
            float[] dy, float[] x, int at, float[] gain, int gainStart, int width, float[] lanes) {
        for (int lane = 0; lane < LOGICAL; lane += COUNT) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int j = lane; j < width; j += LOGICAL) {
                FloatVector weighted = FloatVector.fromArray(SPECIES, dy, at + j)
                        .mul(FloatVector.fromArray(SPECIES, gain, gainStart + j));
                sum = weighted.fma(FloatVector.fromArray(SPECIES, x, at + j), sum);
            }
            sum.intoArray(lanes, lane);
        }
    }

    private static void scaleRow(
            float[] x, int from, float scale, float[] gain, int gainStart, float[] normed, int to, int width) {
        for (int j = 0; j < width; j += COUNT) {
            FloatVector.fromArray(SPECIES, x, from + j)
                    .mul(scale)
                    .mul(FloatVector.fromArray(SPECIES, gain, gainStart + j))
                    .intoArray(normed, to + j);
        }
    }

    private static void backwardRow(
            float[] x,
            float[] dy,
            float[] dx,
            int at,
            float[] gain,
            int gainStart,
            float scale,
            float pull,
            int width) {
        FloatVector towardsX = FloatVector.broadcast(SPECIES, pull);
        for (int j = 0; j < width; j += COUNT) {
            FloatVector direct = FloatVector.fromArray(SPECIES, dy, at + j)
                    .mul(scale)
                    .fma(
                            FloatVector.fromArray(SPECIES, gain, gainStart + j),
                            FloatVector.fromArray(SPECIES, dx, at + j));
            FloatVector.fromArray(SPECIES, x, at + j).fma(towardsX, direct).intoArray(dx, at + j);
        }
    }

    private static void gainGradientRow(
            float[] x, float[] dy, int at, float scale, float[] gainGradient, int gainStart, int width) {
        for (int j = 0; j < width; j += COUNT) {
            FloatVector.fromArray(SPECIES, dy, at + j)
                    .mul(scale)
                    .fma(
                            FloatVector.fromArray(SPECIES, x, at + j),
                            FloatVector.fromArray(SPECIES, gainGradient, gainStart + j))
                    .intoArray(gainGradient, gainStart + j);
        }
    }
}
