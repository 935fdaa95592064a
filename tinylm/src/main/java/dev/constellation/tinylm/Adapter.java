package dev.constellation.tinylm;

import org.jspecify.annotations.Nullable;

public final class Adapter {
    private Adapter() {}

    public static Adapter read(byte[] bytes) {
        throw new UnsupportedOperationException();
    }

    public int rank() {
        throw new UnsupportedOperationException();
    }

    public float alpha() {
        throw new UnsupportedOperationException();
    }

    public String baseDigest() {
        throw new UnsupportedOperationException();
    }

    public @Nullable String parentDigest() {
        throw new UnsupportedOperationException();
    }

    public byte[] toBytes() {
        throw new UnsupportedOperationException();
    }

    public String digest() {
        throw new UnsupportedOperationException();
    }
}
