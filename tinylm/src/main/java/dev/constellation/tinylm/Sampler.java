package dev.constellation.tinylm;

import java.util.ArrayList;
import java.util.List;

/**
 * Samples from a model and scores with it. Holds the memory for that: one thread at a time.
 *
 * <p>Sample {@code i} of a request is a function of the model, the prompt, the seed and {@code i}, bit for bit, whatever
 * is computed together with it.
 */
public final class Sampler {
    private final LanguageModel model;
    private final int maxConcurrent;
    private final PromptCache cache;
    private final Decoder decoder;
    private final TokenChooser chooser;
    private final float[] promptLogits;
    private final float[] logits;

    /** @param maxConcurrent samples that are computed together; more are done in waves, with the same result */
    public Sampler(LanguageModel model, int maxConcurrent) {
        if (maxConcurrent < 1) {
            throw new IllegalArgumentException("maxConcurrent must be at least 1 but is " + maxConcurrent);
        }
        this.model = model;
        this.maxConcurrent = maxConcurrent;
        this.cache = new PromptCache(model);
        this.decoder = new Decoder(model, cache, maxConcurrent);
        this.chooser = new TokenChooser(model.shape());
        this.promptLogits = new float[model.shape().paddedVocabulary()];
        this.logits = new float[maxConcurrent * model.shape().paddedVocabulary()];
    }

    /**
     * Samples {@code n} completions, in the order of their numbers.
     *
     * <p>A completion ends with end-of-text, a stop string, {@code maxTokens} or the end of the context.
     *
     * @throws IllegalArgumentException when the prompt has an unknown id or more than {@code maxTokens - 1} of the
     *     shape's tokens
     */
    public List<Completion> sample(SamplingRequest request) {
        requirePrompt(request.prompt());
        cache.fill(request.prompt(), promptLogits);
        List<Completion> completions = new ArrayList<>();
        for (int first = 0; first < request.n(); first += maxConcurrent) {
            completions.addAll(wave(request, first, Math.min(maxConcurrent, request.n() - first)));
        }
        return completions;
    }

    /**
     * The most probable next tokens of each prompt. A prompt that shares a prefix with the one before reuses its
     * computation.
     *
     * @param top tokens to return, at most the vocabulary
     * @throws IllegalArgumentException when a prompt has an unknown id or more than {@code maxTokens - 1} of the shape's
     *     tokens
     */
    public List<NextToken> next(List<int[]> prompts, int top) {
        if (top < 1) {
            throw new IllegalArgumentException("top must be at least 1 but is " + top);
        }
        prompts.forEach(this::requirePrompt);
        List<NextToken> result = new ArrayList<>();
        for (int[] prompt : prompts) {
            cache.fill(prompt, promptLogits);
            result.add(chooser.top(promptLogits, 0, top));
        }
        return result;
    }

    private List<Completion> wave(SamplingRequest request, int first, int count) {
        int mostTokens = Math.min(request.maxTokens(), model.shape().maxTokens() - request.prompt().length);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Sample sample = new Sample(model.tokenizer(), request.stop(), first + i, mostTokens);
            choose(sample, promptLogits, 0, request);
            samples.add(sample);
        }
        decoder.start(count, mostTokens);
        int[] active = new int[count];
        int[] tokens = new int[count];
        for (int left = gather(samples, active, tokens); left > 0; left = gather(samples, active, tokens)) {
            decoder.advance(active, tokens, left, logits);
            for (int row = 0; row < left; row++) {
                choose(samples.get(active[row]), logits, row * model.shape().paddedVocabulary(), request);
            }
        }
        return samples.stream().map(Sample::completion).toList();
    }

    /** Lists the samples that go on, with their last tokens, and returns their number. */
    private static int gather(List<Sample> samples, int[] active, int[] tokens) {
        int count = 0;
        for (int slot = 0; slot < samples.size(); slot++) {
            Sample sample = samples.get(slot);
            if (!sample.done()) {
                active[count] = slot;
                tokens[count] = sample.lastToken();
                count++;
            }
        }
        return count;
    }

    private void choose(Sample sample, float[] logits, int at, SamplingRequest request) {
        double uniform = SampleRandom.uniform(request.seed(), sample.index(), sample.count());
        int token = chooser.choose(logits, at, request, uniform);
        sample.append(token, chooser.logProbability(logits, at, token));
    }

    private void requirePrompt(int[] prompt) {
        Shape shape = model.shape();
        if (prompt.length < 1 || prompt.length >= shape.maxTokens()) {
            throw new IllegalArgumentException(
                    "prompt must have 1 to %d tokens but has %d".formatted(shape.maxTokens() - 1, prompt.length));
        }
        for (int token : prompt) {
            if (token < 0 || token >= shape.vocabulary()) {
                throw new IllegalArgumentException(
                        "prompt has token %d but the vocabulary has %d".formatted(token, shape.vocabulary()));
            }
        }
    }
}
