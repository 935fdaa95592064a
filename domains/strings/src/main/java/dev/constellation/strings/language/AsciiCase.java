package dev.constellation.strings.language;

import dev.constellation.strings.language.Operation.Casing;

/** Case mapping of A-Z and a-z alone, so that no character ever changes its length or depends on a locale. */
final class AsciiCase {
    private static final int DISTANCE = 'a' - 'A';

    private AsciiCase() {}

    static String convert(String value, Casing casing) {
        char[] converted = value.toCharArray();
        for (int i = 0; i < converted.length; i++) {
            boolean upper = casing == Casing.ALL_CAPS || (casing == Casing.PROPER && i == 0);
            converted[i] = upper ? upper(converted[i]) : lower(converted[i]);
        }
        return new String(converted);
    }

    private static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - DISTANCE) : c;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + DISTANCE) : c;
    }
}
