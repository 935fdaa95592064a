package dev.constellation.tinylm;

import java.util.Arrays;

/** Chooses a token from a row of logits. Holds scratch: one thread at a time. */
final class TokenChooser {
    private final int vocabulary;
    private final int stride;
    private final float[] probabilities;
    private final Softmax softmax = new Softmax();

    TokenChooser(Shape shape) {
        this.vocabulary = shape.vocabulary();
        this.stride = shape.paddedVocabulary();
        this.probabilities = new float[stride];
    }

    /**
     * @param logits array whose row starts at {@code at}; it is not changed but for its padding
     * @param uniform a random number in [0, 1)
     */
    int choose(float[] logits, int at, SamplingRequest request, double uniform) {
        if (request.temperature() == 0) {
            return mostProbable(logits, at);
        }
        exponentials(logits, at, 1f / request.temperature());
        return request.topP() < 1 ? chooseFromTop(request.topP(), uniform) : chooseFromAll(uniform);
    }

    /** The log-probability of a token at temperature 1. */
    float logProbability(float[] logits, int at, int token) {
        float maximum = Softmax.maximum(logits, at, vocabulary, stride);
        return (float) (logits[at + token] - maximum - StrictMath.log(exponentials(logits, at, 1f)));
    }

    /** The most probable tokens, best first; equal ones by id. */
    NextToken top(float[] logits, int at, int count) {
        int kept = Math.min(count, vocabulary);
        float maximum = Softmax.maximum(logits, at, vocabulary, stride);
        double logSum = StrictMath.log(exponentials(logits, at, 1f));
        long[] order = new long[vocabulary];
        for (int token = 0; token < vocabulary; token++) {
            order[token] = rank(logits[at + token] - maximum, token);
        }
        Arrays.sort(order);
        int[] tokens = new int[kept];
        float[] logProbabilities = new float[kept];
        for (int i = 0; i < kept; i++) {
            tokens[i] = (int) order[i];
            logProbabilities[i] = (float) (logits[at + tokens[i]] - maximum - logSum);
        }
        return new NextToken(tokens, logProbabilities);
    }

    private float exponentials(float[] logits, int at, float scale) {
        float maximum = Softmax.maximum(logits, at, vocabulary, stride);
        System.arraycopy(logits, at, probabilities, 0, stride);
        return softmax.exponentials(probabilities, 0, vocabulary, stride, scale, maximum);
    }

    private int mostProbable(float[] logits, int at) {
        int best = 0;
        for (int token = 1; token < vocabulary; token++) {
            best = logits[at + token] > logits[at + best] ? token : best;
        }
        return best;
    }

    private int chooseFromAll(double uniform) {
        double sum = 0;
        for (int token = 0; token < vocabulary; token++) {
            sum += probabilities[token];
        }
        double left = uniform * sum;
        int last = 0;
        for (int token = 0; token < vocabulary; token++) {
            left -= probabilities[token];
            if (left < 0) {
                return token;
            }
            last = probabilities[token] > 0 ? token : last;
        }
        return last;
    }

    private int chooseFromTop(float topP, double uniform) {
        long[] order = new long[vocabulary];
        double sum = 0;
        for (int token = 0; token < vocabulary; token++) {
            order[token] = rank(probabilities[token], token);
            sum += probabilities[token];
        }
        Arrays.sort(order);
        int kept = 0;
        double keptSum = 0;
        while (kept < vocabulary && keptSum < topP * sum) {
            keptSum += probabilities[(int) order[kept]];
            kept++;
        }
        double left = uniform * keptSum;
        for (int i = 0; i < kept - 1; i++) {
            left -= probabilities[(int) order[i]];
            if (left < 0) {
                return (int) order[i];
            }
        }
        return (int) order[kept - 1];
    }

    /** A number that sorts greater values first and, among equal ones, smaller tokens. */
    private static long rank(float value, int token) {
        int bits = Float.floatToIntBits(value + 0f);
        int ascending = bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
        return ((long) ~ascending << 32) | token;
    }
}
