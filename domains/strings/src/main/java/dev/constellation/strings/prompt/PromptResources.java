package dev.constellation.strings.prompt;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The templates. */
final class PromptResources {
    private PromptResources() {}

    /** The whole text of a resource of this package. */
    static String text(String path) {
        try (InputStream in = PromptResources.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("resource %s is missing".formatted(path));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
