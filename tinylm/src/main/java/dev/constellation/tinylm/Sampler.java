package dev.constellation.tinylm;

import java.util.List;

public final class Sampler {
    public Sampler(LanguageModel model, int maxConcurrent) {
        throw new UnsupportedOperationException();
    }

    public List<Completion> sample(SamplingRequest request) {
        throw new UnsupportedOperationException();
    }

    public List<NextToken> next(List<int[]> prompts, int top) {
        throw new UnsupportedOperationException();
    }
}
