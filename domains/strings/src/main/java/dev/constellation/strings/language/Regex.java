package dev.constellation.strings.language;

/** What positions and tokens are found by. */
public sealed interface Regex {
    /** A class of tokens; matches are leftmost, greedy and do not overlap. */
    enum Type implements Regex {
        /** A run of digits. */
        NUMBER,
        /** A run of ASCII letters. */
        WORD,
        /** A run of ASCII letters and digits. */
        ALPHANUM,
        /** A run of capitals. */
        ALL_CAPS,
        /** A capital followed by small letters. */
        PROP_CASE,
        /** A run of small letters. */
        LOWER,
        /** One digit. */
        DIGIT,
        /** One character; which ones count depends on the profile. */
        CHAR
    }

    /** An end of the value, matched once with no width. */
    enum Anchor implements Regex {
        /** Before the first character. */
        BEGIN_OF_INPUT,
        /** After the last character. */
        END_OF_INPUT
    }

    /**
     * Every single occurrence of one character.
     *
     * @param character the character, in the ASCII range
     */
    record Delimiter(char character) implements Regex {}
}
