package dev.constellation.strings.language;

import dev.constellation.strings.language.Operation.Boundary;
import dev.constellation.strings.language.Operation.Casing;
import dev.constellation.strings.language.Operation.GetAll;
import dev.constellation.strings.language.Operation.GetFirst;
import dev.constellation.strings.language.Operation.GetFrom;
import dev.constellation.strings.language.Operation.GetSpan;
import dev.constellation.strings.language.Operation.GetToken;
import dev.constellation.strings.language.Operation.GetUpto;
import dev.constellation.strings.language.Operation.Position;
import dev.constellation.strings.language.Operation.Remove;
import dev.constellation.strings.language.Operation.RemoveAll;
import dev.constellation.strings.language.Operation.Replace;
import dev.constellation.strings.language.Operation.SubStr;
import dev.constellation.strings.language.Operation.Substitute;
import dev.constellation.strings.language.Operation.SubstituteAll;
import dev.constellation.strings.language.Operation.ToCase;
import dev.constellation.strings.language.Operation.Trim;
import org.jspecify.annotations.Nullable;

/**
 * The operators of the working profile. Whatever names an occurrence that the value lacks (an index, a position, the first
 * match) yields {@link #missing}: the empty string, or in the strict profile an error; Substitute and Remove then leave
 * the value as it is. Operators over all occurrences are total in both, except that a strict GetAll needs one.
 */
final class WorkingSemantics {
    private final Profile profile;
    private final boolean strict;
    private final @Nullable String missing;

    WorkingSemantics(Profile profile) {
        this.profile = profile;
        this.strict = profile == Profile.FF_STRICT;
        this.missing = strict ? null : "";
    }

    Step step(Operation operation) {
        return switch (operation) {
            case SubStr(var _, int from, int to) -> value -> subStr(value, from, to);
            case GetSpan(var _, Position start, Position end) -> span(start, end);
            case GetToken(var _, Regex.Type type, int index) -> token(finder(type), index);
            case GetUpto(var _, Regex regex) -> upto(finder(regex));
            case GetFrom(var _, Regex regex) -> from(finder(regex));
            case ToCase(var _, Casing casing) -> value -> AsciiCase.convert(value, casing);
            case Replace(var _, char target, String replacement) -> replace(target, replacement);
            case Trim _ -> WorkingSemantics::trim;
            case GetFirst(var _, Regex.Type type, int index) -> first(finder(type), index);
            case GetAll(var _, Regex.Type type) -> all(finder(type));
            case Substitute(var _, Regex.Type type, int index, char c) ->
                substitute(finder(type), index, String.valueOf(c));
            case SubstituteAll(var _, Regex.Type type, char c) -> substituteAll(finder(type), String.valueOf(c));
            case Remove(var _, Regex.Type type, int index) -> substitute(finder(type), index, "");
            case RemoveAll(var _, Regex.Type type) -> substituteAll(finder(type), "");
        };
    }

    private Finder finder(Regex regex) {
        return Finder.of(regex, profile);
    }

    /** Both ends inclusive and cut to the value: the part of [from, to] that lies in it. */
    private @Nullable String subStr(String value, int from, int to) {
        int length = CodePoints.count(value);
        int first = from > 0 ? from : length + 1 + from;
        int last = to > 0 ? to : length + 1 + to;
        if (strict && (first < 1 || first > length || last < 1 || last > length)) {
            return null;
        }
        int start = Math.max(first, 1);
        int end = Math.min(last, length);
        return start > end ? "" : CodePoints.slice(value, start - 1, end);
    }

    private Step span(Position start, Position end) {
        Finder startFinder = finder(start.regex());
        Finder endFinder = finder(end.regex());
        return value -> {
            long first = startFinder.nth(value, start.index());
            long last = first == Finder.NONE ? Finder.NONE : endFinder.nth(value, end.index());
            if (last == Finder.NONE) {
                return missing;
            }
            int from = side(first, start.boundary());
            int to = side(last, end.boundary());
            return from < to ? value.substring(from, to) : "";
        };
    }

    private static int side(long match, Boundary boundary) {
        return boundary == Boundary.START ? Finder.start(match) : Finder.end(match);
    }

    private Step token(Finder finder, int index) {
        return value -> {
            long match = finder.nth(value, index);
            return match == Finder.NONE ? missing : value.substring(Finder.start(match), Finder.end(match));
        };
    }

    private Step upto(Finder finder) {
        return value -> {
            long match = finder.first(value);
            return match == Finder.NONE ? missing : value.substring(0, Finder.end(match));
        };
    }

    private Step from(Finder finder) {
        return value -> {
            long match = finder.first(value);
            return match == Finder.NONE ? missing : value.substring(Finder.end(match));
        };
    }

    private static Step replace(char target, String replacement) {
        return replacement.isEmpty()
                ? value -> value.replace(String.valueOf(target), "")
                : value -> value.replace(target, replacement.charAt(0));
    }

    private static String trim(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isBlank(value.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    private Step first(Finder finder, int index) {
        Occurrences occurrences = new Occurrences(finder);
        return value -> strict && finder.nth(value, index) == Finder.NONE ? null : occurrences.joinFirst(value, index);
    }

    private Step all(Finder finder) {
        Occurrences occurrences = new Occurrences(finder);
        return value -> strict && finder.first(value) == Finder.NONE ? null : occurrences.joinAll(value);
    }

    private Step substitute(Finder finder, int index, String replacement) {
        return value -> {
            long match = finder.nth(value, index);
            if (match == Finder.NONE) {
                return strict ? null : value;
            }
            return Occurrences.replace(value, Finder.start(match), Finder.end(match), replacement);
        };
    }

    private static Step substituteAll(Finder finder, String replacement) {
        Occurrences occurrences = new Occurrences(finder);
        return value -> occurrences.replaceAll(value, replacement);
    }
}
