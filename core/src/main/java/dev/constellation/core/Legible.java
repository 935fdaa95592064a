package dev.constellation.core;

/** Text of unknown origin as messages show it: on one line, without power over a terminal, and not too long. */
public final class Legible {
    private Legible() {}

    /**
     * Writes control and format characters, and halves of surrogate pairs, as {@code \}{@code uXXXX}.
     *
     * @param most characters from which on the middle is left out
     */
    public static String of(String text, int most) {
        String shown = text.length() <= most
                ? text
                : text.substring(0, most / 2) + "…" + text.substring(text.length() - most / 2);
        StringBuilder legible = new StringBuilder();
        shown.codePoints().forEach(c -> append(legible, c));
        return legible.toString();
    }

    private static void append(StringBuilder legible, int c) {
        switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> legible.append("\\u%04x".formatted(c));
            default -> legible.appendCodePoint(c);
        }
    }
}
