package dev.constellation.tinylm;

import java.util.List;

/**
 * One sequence to train on.
 *
 * @param tokens token ids, at least 2
 * @param target whether token {@code i} is predicted with loss; one entry a token, and never the first
 * @param weight factor of this row's loss, positive
 */
@SuppressWarnings("ArrayRecordComponent")
public record TrainingRow(int[] tokens, boolean[] target, float weight) {
    public static TrainingRow ofCompletion(Tokenizer tokenizer, String prompt, String completion, float weight) {
        throw new UnsupportedOperationException();
    }

    public static TrainingRow ofSegments(Tokenizer tokenizer, List<String> segments) {
        throw new UnsupportedOperationException();
    }
}
