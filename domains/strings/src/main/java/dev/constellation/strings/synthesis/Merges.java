package dev.constellation.strings.synthesis;

import dev.constellation.strings.language.CompiledPart;
import dev.constellation.strings.language.Finder;
import dev.constellation.strings.language.Operation.GetAll;
import dev.constellation.strings.language.Operation.GetFirst;
import dev.constellation.strings.language.Operation.Replace;
import dev.constellation.strings.language.Part.Column;
import dev.constellation.strings.language.Part.Value;
import dev.constellation.strings.language.Profile;
import dev.constellation.strings.language.Regex;
import dev.constellation.strings.language.Regex.Delimiter;
import dev.constellation.strings.language.Regex.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * Finds neighbouring parts that one operator on a column could stand for: a stretch of the column between positions that
 * the language can name, a join of tokens, or the column with a character replaced. A program with such parts equals one
 * with fewer.
 */
final class Merges {
    private static final int MAX_INDEX = 5;

    private final List<List<String>> inputs;
    private final Profile profile;

    Merges(List<List<String>> inputs, Profile profile) {
        this.inputs = inputs;
        this.profile = profile;
    }

    /** Whether one part could give these texts. */
    boolean exists(List<String> texts) {
        for (int c = 0; c < inputs.getFirst().size(); c++) {
            Column column = new Column(c + 1);
            if (isStretch(column, texts) || isJoin(column, texts) || isReplaced(column, texts)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one operator with at most two arguments could give these texts. */
    boolean isOneOperator(List<String> texts) {
        for (int c = 0; c < inputs.getFirst().size(); c++) {
            Column column = new Column(c + 1);
            if (isSimple(column, texts) || isJoin(column, texts) || isReplaced(column, texts)) {
                return true;
            }
        }
        return false;
    }

    private boolean isSimple(Column column, List<String> texts) {
        return Simpler.simple(column, delimiters(text(column, 0))).stream().anyMatch(value -> gives(value, texts))
                || isFixedStretch(column, texts);
    }

    private static List<Delimiter> delimiters(String text) {
        return text.chars()
                .filter(c -> !Character.isLetterOrDigit(c))
                .distinct()
                .mapToObj(c -> new Delimiter((char) c))
                .toList();
    }

    private boolean isFixedStretch(Column column, List<String> texts) {
        IntUnaryOperator start = row -> text(column, row).indexOf(texts.get(row));
        IntUnaryOperator end = row -> start.applyAsInt(row) + texts.get(row).length();
        return holds(row -> start.applyAsInt(row) >= 0) && isFixed(column, start) && isFixed(column, end);
    }

    private boolean isStretch(Column column, List<String> texts) {
        int[] starts = new int[texts.size()];
        for (int row = 0; row < texts.size(); row++) {
            starts[row] = text(column, row).indexOf(texts.get(row));
            if (starts[row] < 0) {
                return false;
            }
        }
        IntUnaryOperator start = row -> starts[row];
        IntUnaryOperator end = row -> starts[row] + texts.get(row).length();
        return (isFixed(column, start) && isFixed(column, end))
                || ((isEdge(column, start) || isMatched(column, start))
                        && (isEdge(column, end) || isMatched(column, end)));
    }

    private String text(Column column, int row) {
        return inputs.get(row).get(column.number() - 1);
    }

    private boolean holds(IntPredicate row) {
        return IntStream.range(0, inputs.size()).allMatch(row);
    }

    private boolean isFixed(Column column, IntUnaryOperator position) {
        int first = position.applyAsInt(0);
        int fromEnd = text(column, 0).length() - first;
        return holds(row -> position.applyAsInt(row) == first)
                || holds(row -> text(column, row).length() - position.applyAsInt(row) == fromEnd);
    }

    private boolean isEdge(Column column, IntUnaryOperator position) {
        return holds(row -> position.applyAsInt(row) == 0)
                || holds(row -> position.applyAsInt(row) == text(column, row).length());
    }

    private boolean isMatched(Column column, IntUnaryOperator position) {
        String first = text(column, 0);
        int at = position.applyAsInt(0);
        for (Regex regex : regexes(first, at)) {
            Finder finder = Finder.of(regex, profile);
            for (int index = -MAX_INDEX; index <= MAX_INDEX; index++) {
                if (index != 0 && isMatched(column, position, finder, index)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isMatched(Column column, IntUnaryOperator position, Finder finder, int index) {
        return holds(row -> finder.startOf(text(column, row), index) == position.applyAsInt(row))
                || holds(row -> finder.endOf(text(column, row), index) == position.applyAsInt(row));
    }

    /** What could match at a place: every type, and the delimiters on both sides. */
    private static List<Regex> regexes(String text, int at) {
        List<Regex> regexes = new ArrayList<>(List.of(Type.values()));
        regexes.remove(Type.CHAR);
        for (int i = Math.max(0, at - 1); i <= Math.min(at, text.length() - 1); i++) {
            if (!Character.isLetterOrDigit(text.charAt(i))) {
                regexes.add(new Delimiter(text.charAt(i)));
            }
        }
        return regexes;
    }

    private boolean isJoin(Column column, List<String> texts) {
        for (Type type : Type.values()) {
            if (gives(new GetAll(column, type), texts)) {
                return true;
            }
            for (int count = 2; count <= MAX_INDEX; count++) {
                if (gives(new GetFirst(column, type, count), texts)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isReplaced(Column column, List<String> texts) {
        String before = text(column, 0);
        String after = texts.getFirst();
        int at = 0;
        while (at < Math.min(before.length(), after.length()) && before.charAt(at) == after.charAt(at)) {
            at++;
        }
        if (at == before.length() || at == after.length()) {
            return false;
        }
        String replacement = before.length() == after.length() ? after.substring(at, at + 1) : "";
        return gives(new Replace(column, before.charAt(at), replacement), texts);
    }

    private boolean gives(Value value, List<String> texts) {
        CompiledPart part = CompiledPart.of(value, profile);
        return holds(row -> texts.get(row).equals(part.run(inputs.get(row))));
    }
}
