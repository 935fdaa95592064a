package dev.constellation.strings.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The grammar of the profiles that name columns. */
final class Grammar {
    /** Its text, in llguidance's dialect of Lark. */
    static final String TEXT = read("ff.lark");

    private Grammar() {}

    private static String read(String name) {
        try (InputStream resource = Grammar.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
