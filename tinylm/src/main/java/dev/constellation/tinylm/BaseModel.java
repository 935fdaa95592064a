package dev.constellation.tinylm;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

public final class BaseModel {
    private BaseModel() {}

    public static BaseModel read(Path file) throws IOException {
        throw new UnsupportedOperationException();
    }

    public static BaseModel read(InputStream stream) throws IOException {
        throw new UnsupportedOperationException();
    }

    public void write(Path file) throws IOException {
        throw new UnsupportedOperationException();
    }

    public String digest() {
        throw new UnsupportedOperationException();
    }

    public Shape shape() {
        throw new UnsupportedOperationException();
    }

    public Tokenizer tokenizer() {
        throw new UnsupportedOperationException();
    }

    public Map<String, String> metadata() {
        throw new UnsupportedOperationException();
    }
}
