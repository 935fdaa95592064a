package dev.constellation.strings.language;

/** Sets of ASCII characters as bit masks over one shared table. */
final class CharacterClass {
    static final int DIGIT = 1;
    static final int UPPER = 2;
    static final int LOWER = 4;
    /** RobustFill's delimiters. */
    static final int RF_DELIMITER = 8;

    static final int WORD = UPPER | LOWER;
    static final int ALPHANUM = WORD | DIGIT;
    /** RobustFill's 83 characters. */
    static final int RF_CHAR = ALPHANUM | RF_DELIMITER;

    private static final byte[] CLASSES = classes();

    private CharacterClass() {}

    /** Whether the character is in a class; nothing outside ASCII is in any. */
    static boolean contains(int mask, int c) {
        return c < CLASSES.length && (CLASSES[c] & mask) != 0;
    }

    private static byte[] classes() {
        byte[] classes = new byte[128];
        fill(classes, '0', '9', DIGIT);
        fill(classes, 'A', 'Z', UPPER);
        fill(classes, 'a', 'z', LOWER);
        for (char c : "&,.?!@()[]%{}/:;$#\"' ".toCharArray()) {
            classes[c] = RF_DELIMITER;
        }
        return classes;
    }

    private static void fill(byte[] classes, char from, char to, int mask) {
        for (char c = from; c <= to; c++) {
            classes[c] = (byte) mask;
        }
    }
}
