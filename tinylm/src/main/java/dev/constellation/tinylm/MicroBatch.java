package dev.constellation.tinylm;

import java.util.List;

/**
 * Rows packed end to end without padding; every token but a row's last is an input.
 *
 * @param inputs input tokens of all rows
 * @param targets the token after each input
 * @param lossWeights weight of predicting each target; 0 where there is no loss
 * @param starts index of each row's first input, and the number of inputs at the end
 */
@SuppressWarnings("ArrayRecordComponent")
record MicroBatch(int[] inputs, int[] targets, float[] lossWeights, int[] starts) {
    static MicroBatch of(List<TrainingRow> rows) {
        int[] starts = new int[rows.size() + 1];
        for (int row = 0; row < rows.size(); row++) {
            starts[row + 1] = starts[row] + rows.get(row).inputs();
        }
        int size = starts[rows.size()];
        MicroBatch batch = new MicroBatch(new int[size], new int[size], new float[size], starts);
        for (int row = 0; row < rows.size(); row++) {
            batch.fill(starts[row], rows.get(row));
        }
        return batch;
    }

    private void fill(int start, TrainingRow row) {
        System.arraycopy(row.tokens(), 0, inputs, start, row.inputs());
        System.arraycopy(row.tokens(), 1, targets, start, row.inputs());
        for (int i = 0; i < row.inputs(); i++) {
            lossWeights[start + i] = row.target()[i + 1] ? row.weight() : 0f;
        }
    }

    int size() {
        return inputs.length;
    }

    int rows() {
        return starts.length - 1;
    }

    int length(int row) {
        return starts[row + 1] - starts[row];
    }
}
