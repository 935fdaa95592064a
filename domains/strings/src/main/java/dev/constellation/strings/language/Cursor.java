package dev.constellation.strings.language;

import dev.constellation.core.domain.ProgramException;
import dev.constellation.core.domain.ProgramException.Kind;

/** Reads the words of a program text from left to right, skipping blanks between them. */
final class Cursor {
    /** Longest excerpt of the text that an error quotes. */
    private static final int EXCERPT = 24;

    /** More digits than any integer of the language has. */
    private static final int DIGITS = 4;

    private final String text;
    private final char[] characters;
    private int position;

    Cursor(String text) {
        this.text = text;
        characters = text.toCharArray();
    }

    /** Index of the next word. */
    int position() {
        int next = position;
        while (next < characters.length && isBlank(characters[next])) {
            next++;
        }
        position = next;
        return next;
    }

    /** Whether the next character is the given one; does not move. */
    boolean at(char c) {
        int next = position();
        return next < characters.length && characters[next] == c;
    }

    /** Moves past the given character. */
    void expect(char c) throws ProgramException {
        if (!at(c)) {
            throw syntax("\"" + c + "\"");
        }
        position++;
    }

    /** Moves past the given character if it is next. */
    boolean accept(char c) {
        boolean there = at(c);
        position += there ? 1 : 0;
        return there;
    }

    /** Refuses anything but blanks. */
    void end() throws ProgramException {
        if (position() < text.length()) {
            throw syntax("the end of the program");
        }
    }

    /** A run of letters, digits and underscores that starts with a letter; empty when there is none. */
    String name() {
        int start = position();
        int end = start;
        if (start < characters.length && CharacterClass.contains(CharacterClass.WORD, characters[start])) {
            do {
                end++;
            } while (end < characters.length && continuesName(characters[end]));
        }
        position = end;
        return Names.at(text, start, end);
    }

    /** Moves past the given name if it is next. */
    boolean acceptName(String name) {
        int start = position();
        boolean there = name().equals(name);
        position = there ? position : start;
        return there;
    }

    /** An integer in decimal, without plus sign and leading zeros. */
    int integer(String allowed) throws ProgramException {
        int start = position();
        int digits = start + (at('-') ? 1 : 0);
        int end = digits;
        while (end < characters.length && end <= digits + DIGITS && isDigit(characters[end])) {
            end++;
        }
        boolean padded = end > digits + 1 && text.charAt(digits) == '0';
        boolean minusZero = end == digits + 1 && digits > start && text.charAt(digits) == '0';
        if (end == digits || end > digits + DIGITS || padded || minusZero) {
            throw syntax(allowed);
        }
        position = end;
        return Integer.parseInt(text, start, end, 10);
    }

    /** A string literal with the escapes \" \\ \n and \t. */
    String string(String allowed) throws ProgramException {
        if (!at('"')) {
            throw syntax(allowed);
        }
        int start = position;
        StringBuilder value = new StringBuilder();
        for (int i = start + 1; i < characters.length; i++) {
            char c = characters[i];
            if (c == '"') {
                position = i + 1;
                return value.toString();
            }
            value.append(c == '\\' ? escaped(++i) : plain(c, i));
        }
        throw new ProgramException(Kind.SYNTAX, start, "the string that starts here has no closing quote");
    }

    /** A string literal that is not empty. */
    String text() throws ProgramException {
        int start = position();
        String allowed = "a string of at least one character";
        String text = string(allowed);
        if (text.isEmpty()) {
            throw syntaxAt(start, allowed);
        }
        return text;
    }

    private static char plain(char c, int at) throws ProgramException {
        if (c < ' ') {
            throw new ProgramException(
                    Kind.SYNTAX, at, "control character %d in a string, allowed are \\n and \\t".formatted((int) c));
        }
        return c;
    }

    private char escaped(int at) throws ProgramException {
        char c = at < text.length() ? text.charAt(at) : 0;
        return switch (c) {
            case '"', '\\' -> c;
            case 'n' -> '\n';
            case 't' -> '\t';
            default ->
                throw new ProgramException(
                        Kind.SYNTAX,
                        at - 1,
                        "found the escape %s, allowed are \\\" \\\\ \\n \\t".formatted(excerpt(at - 1)));
        };
    }

    /** A fault at the next word: what stands there and what is allowed. */
    ProgramException syntax(String allowed) {
        return syntaxAt(position(), allowed);
    }

    /** A fault at a place already passed. */
    ProgramException syntaxAt(int place, String allowed) {
        return new ProgramException(Kind.SYNTAX, place, "found %s, expected %s".formatted(excerpt(place), allowed));
    }

    /** Refuses more of something that begins at a place than is allowed. */
    void limit(int place, String what, int found, int allowed) throws ProgramException {
        if (found > allowed) {
            throw new ProgramException(
                    Kind.LIMIT, place, "%d %s, at most %d are allowed".formatted(found, what, allowed));
        }
    }

    private String excerpt(int place) {
        if (place >= text.length()) {
            return "the end of the text";
        }
        int end = place + 1;
        while (end < Math.min(text.length(), place + EXCERPT) && continuesName(characters[end])) {
            end++;
        }
        return "'" + text.substring(place, end) + "'";
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static boolean continuesName(char c) {
        return CharacterClass.contains(CharacterClass.ALPHANUM, c) || c == '_';
    }

    private static boolean isDigit(char c) {
        return CharacterClass.contains(CharacterClass.DIGIT, c);
    }
}
