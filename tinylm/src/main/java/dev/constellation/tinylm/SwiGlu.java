package dev.constellation.tinylm;

import static dev.constellation.tinylm.Lanes.COUNT;
import static dev.constellation.tinylm.Lanes.SPECIES;

import jdk.incubator.vector.FloatVector;

/** The gated activation {@code h = silu(gate) * up}; gate and up of a token lie side by side in one row. */
final class SwiGlu {
    private SwiGlu() {}

    /**
     * @param gateUp {@code rows} by {@code 2 * width}
     * @param hidden {@code rows} by {@code width}
     */
    static void forward(float[] gateUp, float[] hidden, int rows, int width) {
        for (int row = 0; row < rows; row++) {
            forwardRow(gateUp, row * 2 * width, hidden, row * width, width);
        }
    }

    /** Overwrites {@code gateUpGradient} with the gradient of {@code gateUp}. */
    static void backward(float[] gateUp, float[] hiddenGradient, float[] gateUpGradient, int rows, int width) {
        for (int row = 0; row < rows; row++) {
            backwardRow(gateUp, row * 2 * width, hiddenGradient, row * width, gateUpGradient, width);
        }
    }

    private static void forwardRow(float[] gateUp, int from, float[] hidden, int to, int width) {
        for (int j = 0; j < width; j += COUNT) {
            FloatVector gate = FloatVector.fromArray(SPECIES, gateUp, from + j);
            FloatVector up = FloatVector.fromArray(SPECIES, gateUp, from + width + j);
            gate.mul(up).div(Lanes.exp(gate.neg()).add(1f)).intoArray(hidden, to + j);
        }
    }

    private static void backwardRow(float[] gateUp, int at, float[] dHidden, int from, float[] dGateUp, int width) {
        FloatVector one = FloatVector.broadcast(SPECIES, 1f);
        for (int j = 0; j < width; j += COUNT) {
            FloatVector gate = FloatVector.fromArray(SPECIES, gateUp, at + j);
            FloatVector up = FloatVector.fromArray(SPECIES, gateUp, at + width + j);
            FloatVector sigmoid = one.div(Lanes.exp(gate.neg()).add(1f));
            FloatVector gated =
                    FloatVector.fromArray(SPECIES, dHidden, from + j).mul(sigmoid);
            gated.mul(gate).intoArray(dGateUp, at + width + j);
            gated.mul(up).mul(one.sub(sigmoid).fma(gate, one)).intoArray(dGateUp, at + j);
        }
    }
}
