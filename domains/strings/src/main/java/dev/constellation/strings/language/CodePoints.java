package dev.constellation.strings.language;

/** Positions counted in code points; strings without surrogates take the direct way. */
final class CodePoints {
    private CodePoints() {}

    /** Number of code points. */
    static int count(String value) {
        return isDirect(value) ? value.length() : value.codePointCount(0, value.length());
    }

    /** From one code point (inclusive) to another (exclusive), both within the string. */
    static String slice(String value, int from, int to) {
        if (isDirect(value)) {
            return value.substring(from, to);
        }
        int start = value.offsetByCodePoints(0, from);
        return value.substring(start, value.offsetByCodePoints(start, to - from));
    }

    /** The UTF-16 offset of a code point, at most the length. */
    static int offset(String value, int codePoint) {
        if (isDirect(value)) {
            return Math.min(codePoint, value.length());
        }
        return value.offsetByCodePoints(0, Math.min(codePoint, value.codePointCount(0, value.length())));
    }

    private static boolean isDirect(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (Character.isSurrogate(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
