package dev.constellation.tinylm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

public final class Tokenizer {
    private Tokenizer() {}

    public static Tokenizer of(List<String> pieces, char codeStart) {
        throw new UnsupportedOperationException();
    }

    public static Tokenizer read(Path vocabularyFile) throws IOException {
        throw new UnsupportedOperationException();
    }

    public int[] encode(String text) {
        throw new UnsupportedOperationException();
    }

    public int[] encodeCode(String code) {
        throw new UnsupportedOperationException();
    }

    public String decode(int[] tokens) {
        throw new UnsupportedOperationException();
    }

    public int size() {
        throw new UnsupportedOperationException();
    }

    public String piece(int token) {
        throw new UnsupportedOperationException();
    }

    public int eos() {
        return 1;
    }
}
