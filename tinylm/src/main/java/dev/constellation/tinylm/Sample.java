package dev.constellation.tinylm;

import java.util.Arrays;
import java.util.List;

/** A completion while it is written. */
final class Sample {
    private final Tokenizer tokenizer;
    private final List<String> stop;
    private final int index;
    private final int[] tokens;
    private final float[] logProbabilities;
    private final StringBuilder text = new StringBuilder();
    private int count;
    private boolean stopped;

    /**
     * @param index number of the sample in its request
     * @param mostTokens tokens after which it ends
     */
    Sample(Tokenizer tokenizer, List<String> stop, int index, int mostTokens) {
        this.tokenizer = tokenizer;
        this.stop = stop;
        this.index = index;
        this.tokens = new int[mostTokens];
        this.logProbabilities = new float[mostTokens];
    }

    int index() {
        return index;
    }

    int count() {
        return count;
    }

    int lastToken() {
        return tokens[count - 1];
    }

    boolean done() {
        return stopped || count == tokens.length;
    }

    void append(int token, float logProbability) {
        tokens[count] = token;
        logProbabilities[count] = logProbability;
        count++;
        int before = text.length();
        text.append(tokenizer.text(token));
        stopped = token == tokenizer.eos() || cutAtStop(before);
    }

    Completion completion() {
        return new Completion(
                text.toString(),
                Arrays.copyOf(tokens, count),
                Arrays.copyOf(logProbabilities, count),
                stopped ? FinishReason.STOP : FinishReason.LENGTH);
    }

    /** @param before length of the text without the last token */
    private boolean cutAtStop(int before) {
        int first = Integer.MAX_VALUE;
        for (String ending : stop) {
            int at = text.indexOf(ending, Math.max(0, before - ending.length() + 1));
            first = at < 0 ? first : Math.min(first, at);
        }
        if (first == Integer.MAX_VALUE) {
            return false;
        }
        text.setLength(first);
        return true;
    }
}
