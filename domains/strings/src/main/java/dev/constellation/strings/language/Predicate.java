package dev.constellation.strings.language;

import dev.constellation.strings.language.Part.Column;
import dev.constellation.strings.language.Part.Plain;
import dev.constellation.strings.language.Regex.Type;

/**
 * A question about a row, by which a program chooses its branch. It is asked of whole columns, never of an operator's
 * result.
 *
 * <ul>
 *   <li>Matches of a type or delimiter are those that operators see: leftmost, greedy, without overlap.
 *   <li>No match, too few matches and an empty column are answers, in the strict profile too. The only error is a column
 *       that the row lacks: as in a part, it makes the row an error. Only what is reached can be one: neither predicates
 *       after the first that holds nor branches that are not taken.
 *   <li>{@code Contains(x, ".")} can be read as a search for a delimiter or for a text of one character; both give the same
 *       answer, and the tree knows it as a {@link ContainsText} alone.
 *   <li>A text to compare with follows the rule of constants: 1 to 16 UTF-16 units. A column to compare with may be empty,
 *       and every text contains the empty one.
 *   <li>Comparisons are exact, by UTF-16 unit: letter case counts and nothing is normalized.
 * </ul>
 */
public sealed interface Predicate {
    /** The column that is asked about. */
    Column column();

    /** Number of arguments besides the column. */
    default int arguments() {
        return 1;
    }

    /** Nodes of the tree: the predicate, its column and its arguments. */
    default int size() {
        return 1 + column().size() + arguments();
    }

    /** Number of the last column that the answer depends on. */
    default int lastColumn() {
        return column().number();
    }

    /** Whether a type has a match. */
    record Contains(Column column, Type type) implements Predicate {}

    /** Whether a text occurs. */
    record ContainsText(Column column, Plain text) implements Predicate {
        @Override
        public int lastColumn() {
            return Math.max(column.number(), text.lastColumn());
        }
    }

    /** Whether a match begins at the first character. */
    record StartsWith(Column column, Regex regex) implements Predicate {}

    /** Whether a match ends at the last character. */
    record EndsWith(Column column, Regex regex) implements Predicate {}

    /**
     * Whether there are enough matches.
     *
     * @param column the column
     * @param regex what matches
     * @param count fewest matches, 2 to 5 in a text
     */
    record CountAtLeast(Column column, Regex regex, int count) implements Predicate {
        @Override
        public int arguments() {
            return 2;
        }
    }

    /**
     * Whether the column is long enough.
     *
     * @param column the column
     * @param length fewest code points, 1 to 200 in a text
     */
    record LenAtLeast(Column column, int length) implements Predicate {}

    /** Whether the column is a text, as a whole. */
    record Equals(Column column, Plain text) implements Predicate {
        @Override
        public int lastColumn() {
            return Math.max(column.number(), text.lastColumn());
        }
    }
}
