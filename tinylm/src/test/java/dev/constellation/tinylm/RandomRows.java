package dev.constellation.tinylm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Training rows of random tokens. */
final class RandomRows {
    private RandomRows() {}

    /** Rows of {@code least} to {@code most} tokens with loss on everything after a random context. */
    static List<TrainingRow> of(Shape shape, int rows, int least, int most, long seed) {
        Random random = new Random(seed);
        List<TrainingRow> result = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int length = random.nextInt(least, most + 1);
            int[] tokens = random.ints(length, 0, shape.vocabulary()).toArray();
            boolean[] target = new boolean[length];
            Arrays.fill(target, random.nextInt(1, least), length, true);
            result.add(new TrainingRow(tokens, target, 0.5f + random.nextFloat()));
        }
        return result;
    }
}
