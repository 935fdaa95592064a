package dev.constellation.tinylm;

import java.util.ArrayList;
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

    /** Checks every field and throws an {@link IllegalArgumentException} that names the field and its value. */
    public TrainingRow {
        require(tokens.length >= 2, "tokens must be at least 2 but are " + tokens.length);
        require(
                target.length == tokens.length,
                "target must have %d entries but has %d".formatted(tokens.length, target.length));
        require(!target[0], "target must not hold the first token: nothing predicts it");
        require(weight > 0 && Float.isFinite(weight), "weight must be positive but is " + weight);
    }

    /** Loss on the completion and the end-of-text token that is appended to it. */
    public static TrainingRow ofCompletion(Tokenizer tokenizer, String prompt, String completion, float weight) {
        return of(tokenizer, List.of(prompt, completion), weight);
    }

    /**
     * Loss on every second segment and on an end-of-text token at the end.
     *
     * <p>No token crosses from one segment into the next; the code mode of the tokenizer begins at the first code start
     * of any segment and stays on.
     *
     * @param segments by turns context and target, the first a context that is not empty
     */
    public static TrainingRow ofSegments(Tokenizer tokenizer, List<String> segments) {
        return of(tokenizer, segments, 1f);
    }

    private static TrainingRow of(Tokenizer tokenizer, List<String> segments, float weight) {
        require(!segments.isEmpty() && !segments.get(0).isEmpty(), "the first segment must be a context");
        List<int[]> pieces = new ArrayList<>();
        boolean code = false;
        for (String segment : segments) {
            pieces.add(code ? tokenizer.encodeCode(segment) : tokenizer.encode(segment));
            code |= segment.indexOf(tokenizer.codeStart()) >= 0;
        }
        int length = pieces.stream().mapToInt(piece -> piece.length).sum() + 1;
        int[] tokens = new int[length];
        boolean[] target = new boolean[length];
        int at = 0;
        for (int segment = 0; segment < pieces.size(); segment++) {
            for (int token : pieces.get(segment)) {
                tokens[at] = token;
                target[at] = segment % 2 == 1;
                at++;
            }
        }
        tokens[at] = tokenizer.eos();
        target[at] = true;
        return new TrainingRow(tokens, target, weight);
    }

    int inputs() {
        return tokens.length - 1;
    }

    /** Sum of the weights of this row's targets. */
    double lossWeight() {
        int targets = 0;
        for (boolean isTarget : target) {
            targets += isTarget ? 1 : 0;
        }
        return (double) targets * weight;
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
