package dev.constellation.strings.language;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A dialect: which texts are programs, their limits, and how strictly they are run. */
public enum Profile {
    /**
     * RobustFill as the public implementation behaves (google-deepmind/exedec, tasks/robust_fill/dsl.py), quirks included.
     * Its texts have no explicit input: {@code Concat(Compose(ToCase(LOWER), GetToken(WORD, 1)), Const("."))}.
     */
    RF(new Limits(32, 1, 2, 512, 4096, 1, Integer.MAX_VALUE, 1, Integer.MAX_VALUE, Integer.MAX_VALUE)),

    /** The working profile: explicit columns, longer constants, total and strict operators. */
    FF(Limits.WORKING),

    /**
     * The working profile, but an operator that names a position, an index or a match that the value does not have makes
     * the whole row an error, the rule of arXiv 2606.07856.
     */
    FF_STRICT(Limits.WORKING);

    private final Limits limits;

    Profile(Limits limits) {
        this.limits = limits;
    }

    /**
     * Bounds of programs and rows; lengths in UTF-16 units.
     *
     * @param parts most parts of a branch
     * @param branches most branches; 1 where there are no conditions
     * @param depth most operators above a column
     * @param nodes most nodes of the tree
     * @param text longest program text
     * @param constant longest constant, also where neighbours are merged
     * @param input longest column
     * @param columns most columns
     * @param partOutput longest output of a part
     * @param output longest output
     */
    record Limits(
            int parts,
            int branches,
            int depth,
            int nodes,
            int text,
            int constant,
            int input,
            int columns,
            int partOutput,
            int output) {
        private static final Limits WORKING = new Limits(8, 3, 3, 64, 512, 16, 200, 5, 256, 1024);
    }

    Limits limits() {
        return limits;
    }

    /** Most columns of a row. */
    public int mostColumns() {
        return limits.columns();
    }

    /** Most UTF-16 units of a column. */
    public int longestInput() {
        return limits.input();
    }

    /** Most UTF-16 units of an output. */
    public int longestOutput() {
        return limits.output();
    }

    /** Whether texts name columns, as in {@code GetToken(x, WORD, 1)}. */
    boolean namesColumns() {
        return this != RF;
    }

    /** Whether a program can choose between branches. */
    boolean hasConditions() {
        return limits.branches() > 1;
    }

    /** Whether the character can be a delimiter. */
    boolean isDelimiter(int c) {
        return this == RF
                ? CharacterClass.contains(CharacterClass.RF_DELIMITER, c)
                : c == '\t' || c == '\n' || (c >= ' ' && c < 0x7F && !isAlphanumeric(c));
    }

    /** Whether the character can replace a match: a delimiter, an ASCII letter or digit. */
    boolean isCharacter(int c) {
        return isDelimiter(c) || isAlphanumeric(c);
    }

    private static boolean isAlphanumeric(int c) {
        return CharacterClass.contains(CharacterClass.ALPHANUM, c);
    }

    /** The name in study files and tasks: {@code rf}, {@code ff}, {@code ff-strict}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All labels. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(Profile::label).toList();
    }

    /**
     * The profile of a label.
     *
     * @throws IllegalArgumentException when there is none; the message lists those that exist
     */
    public static Profile of(String label) {
        return Arrays.stream(values())
                .filter(profile -> profile.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "profile: \"%s\" does not exist, allowed are %s".formatted(label, labels())));
    }
}
