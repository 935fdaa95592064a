package dev.constellation.strings.prompt;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Strings as JSON literals. */
public final class JsonText {
    private JsonText() {}

    /** The string in double quotes, control characters escaped. */
    public static String quote(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
