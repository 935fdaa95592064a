package dev.constellation.strings.language;

import dev.constellation.strings.language.Operation.Casing;
import java.util.Locale;

/** Full Unicode case mapping without a locale, as the reference implementation's language has it. */
final class UnicodeCase {
    private UnicodeCase() {}

    static String convert(String value, Casing casing) {
        return switch (casing) {
            case ALL_CAPS -> value.toUpperCase(Locale.ROOT);
            case LOWER -> value.toLowerCase(Locale.ROOT);
            case PROPER -> capitalize(value);
        };
    }

    /** First character in title case; the others in the lower case they have within the whole value. */
    private static String capitalize(String value) {
        if (value.isEmpty()) {
            return value;
        }
        String first = value.substring(0, value.offsetByCodePoints(0, 1));
        int skipped = first.toLowerCase(Locale.ROOT).length();
        return title(first) + value.toLowerCase(Locale.ROOT).substring(skipped);
    }

    /** Title case of one character; one that expands, like ß, keeps only its first letter upper. */
    private static String title(String character) {
        int codePoint = character.codePointAt(0);
        String upper = character.toUpperCase(Locale.ROOT);
        if (Character.toTitleCase(codePoint) != codePoint || upper.codePointCount(0, upper.length()) == 1) {
            return Character.toString(Character.toTitleCase(codePoint));
        }
        int second = upper.offsetByCodePoints(0, 1);
        return upper.substring(0, second) + upper.substring(second).toLowerCase(Locale.ROOT);
    }
}
