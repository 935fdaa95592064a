package dev.constellation.strings.language;

import dev.constellation.strings.language.Part.Column;
import dev.constellation.strings.language.Part.Constant;
import dev.constellation.strings.language.Predicate.Contains;
import dev.constellation.strings.language.Predicate.ContainsText;
import dev.constellation.strings.language.Predicate.CountAtLeast;
import dev.constellation.strings.language.Predicate.EndsWith;
import dev.constellation.strings.language.Predicate.Equals;
import dev.constellation.strings.language.Predicate.LenAtLeast;
import dev.constellation.strings.language.Predicate.StartsWith;
import dev.constellation.strings.language.Regex.Type;
import java.util.List;

/** A predicate ready to be asked; answering allocates nothing. Immutable and thread-safe. */
final class CompiledPredicate {
    /** What a predicate asks of its column and, where it compares with another, of the row. */
    @FunctionalInterface
    private interface Test {
        boolean holds(String value, List<String> row);
    }

    private final int column;
    private final int columns;
    private final Test test;

    private CompiledPredicate(int column, int columns, Test test) {
        this.column = column;
        this.columns = columns;
        this.test = test;
    }

    static CompiledPredicate of(Predicate predicate, Profile profile) {
        return new CompiledPredicate(predicate.column().number() - 1, predicate.lastColumn(), test(predicate, profile));
    }

    private static Test test(Predicate predicate, Profile profile) {
        return switch (predicate) {
            case Contains(var _, Type type) -> count(Finder.of(type, profile), 1);
            case ContainsText(var _, Constant(String text)) -> (value, _) -> value.contains(text);
            case ContainsText(var _, Column other) -> (value, row) -> value.contains(row.get(other.number() - 1));
            case StartsWith(var _, Regex regex) -> start(Finder.of(regex, profile));
            case EndsWith(var _, Regex regex) -> end(Finder.of(regex, profile));
            case CountAtLeast(var _, Regex regex, int count) -> count(Finder.of(regex, profile), count);
            case LenAtLeast(var _, int length) -> (value, _) -> CodePoints.count(value) >= length;
            case Equals(var _, Constant(String text)) -> (value, _) -> value.equals(text);
            case Equals(var _, Column other) -> (value, row) -> value.equals(row.get(other.number() - 1));
        };
    }

    private static Test count(Finder finder, int count) {
        return (value, _) -> finder.nth(value, count) != Finder.NONE;
    }

    private static Test start(Finder finder) {
        return (value, _) -> {
            long match = finder.first(value);
            return match != Finder.NONE && Finder.start(match) == 0;
        };
    }

    private static Test end(Finder finder) {
        return (value, _) -> {
            int end = -1;
            for (long match = finder.first(value); match != Finder.NONE; match = finder.next(value, match)) {
                end = Finder.end(match);
            }
            return end == value.length();
        };
    }

    /** Whether the row is an error because it has no such column. */
    boolean lacksColumn(List<String> row) {
        return row.size() < columns;
    }

    /** The answer for a row that has the columns. */
    boolean holds(List<String> row) {
        return test.holds(row.get(column), row);
    }
}
