package dev.constellation.tinylm;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A matrix in 4 bits: along the inputs of each output, 32 weights share a 16-bit scale, and a weight is its code, -8 to
 * 7, times that scale.
 *
 * @param inputs number of rows, a multiple of 32
 * @param outputs number of columns
 * @param codes two codes a byte, row-major, the even column in the low bits, each plus 8
 * @param scales 16-bit floats, {@code inputs / 32} by {@code outputs}
 */
@SuppressWarnings("ArrayRecordComponent")
record FourBitMatrix(int inputs, int outputs, byte[] codes, short[] scales) {
    private static final int GROUP = 32;
    private static final int LEAST = -8;
    private static final int GREATEST = 7;
    /** A smaller scale than the largest weight asks for clips it but rounds the others finer. */
    private static final float[] SHRINKS = {1f, 0.95f, 0.9f, 0.85f};

    /** Quantizes each group with the scale, of a few candidates, that leaves the least squared error. */
    static FourBitMatrix quantize(Matrix weights, int inputs, int outputs) {
        FourBitMatrix quantized =
                new FourBitMatrix(inputs, outputs, new byte[inputs * outputs / 2], new short[inputs / GROUP * outputs]);
        float[] group = new float[GROUP];
        for (int first = 0; first < inputs; first += GROUP) {
            for (int output = 0; output < outputs; output++) {
                for (int i = 0; i < GROUP; i++) {
                    group[i] = weights.data()[weights.at(first + i) + output];
                }
                quantized.put(first, output, group);
            }
        }
        return quantized;
    }

    static FourBitMatrix read(DataInput in, int inputs, int outputs) throws IOException {
        FourBitMatrix matrix =
                new FourBitMatrix(inputs, outputs, new byte[inputs * outputs / 2], new short[inputs / GROUP * outputs]);
        for (int i = 0; i < matrix.scales.length; i++) {
            matrix.scales[i] = in.readShort();
        }
        in.readFully(matrix.codes);
        return matrix;
    }

    void write(DataOutput out) throws IOException {
        for (short scale : scales) {
            out.writeShort(scale);
        }
        out.write(codes);
    }

    /** Writes the weights, row-major, to where the window begins. */
    void dequantize(Matrix into) {
        for (int input = 0; input < inputs; input++) {
            int scaleRow = input / GROUP * outputs;
            int row = into.at(input);
            for (int output = 0; output < outputs; output++) {
                float scale = Float.float16ToFloat(scales[scaleRow + output]);
                into.data()[row + output] = code(input, output) * scale;
            }
        }
    }

    private void put(int first, int output, float[] group) {
        short scale = bestScale(group);
        scales[first / GROUP * outputs + output] = scale;
        for (int i = 0; i < GROUP; i++) {
            int index = (first + i) * outputs + output;
            int code = code(group[i], Float.float16ToFloat(scale)) - LEAST;
            codes[index >> 1] |= (byte) (code << shift(index));
        }
    }

    private int code(int input, int output) {
        int index = input * outputs + output;
        return ((codes[index >> 1] >> shift(index)) & 15) + LEAST;
    }

    private static int shift(int index) {
        return (index & 1) * 4;
    }

    private static short bestScale(float[] group) {
        float widest = 0;
        for (float weight : group) {
            widest = Math.abs(weight) > Math.abs(widest) ? weight : widest;
        }
        if (widest == 0) {
            return 0;
        }
        short best = 0;
        double leastError = Double.POSITIVE_INFINITY;
        for (float shrink : SHRINKS) {
            short scale = Float.floatToFloat16(shrink * widest / LEAST);
            double error = squaredError(group, Float.float16ToFloat(scale));
            if (error < leastError) {
                leastError = error;
                best = scale;
            }
        }
        return best;
    }

    private static double squaredError(float[] group, float scale) {
        double sum = 0;
        for (float weight : group) {
            double error = weight - code(weight, scale) * scale;
            sum += error * error;
        }
        return sum;
    }

    private static int code(float weight, float scale) {
        return scale == 0 ? 0 : Math.clamp(Math.round(weight / scale), LEAST, GREATEST);
    }
}
