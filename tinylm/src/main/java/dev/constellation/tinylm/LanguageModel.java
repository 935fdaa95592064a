package dev.constellation.tinylm;

public final class LanguageModel {
    private LanguageModel() {}

    public static LanguageModel of(BaseModel base) {
        throw new UnsupportedOperationException();
    }

    public static LanguageModel of(BaseModel base, Adapter adapter) {
        throw new UnsupportedOperationException();
    }

    public Shape shape() {
        throw new UnsupportedOperationException();
    }

    public Tokenizer tokenizer() {
        throw new UnsupportedOperationException();
    }
}
