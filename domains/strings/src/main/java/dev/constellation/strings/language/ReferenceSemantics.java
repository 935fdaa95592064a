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
import dev.constellation.strings.language.Regex.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * RobustFill's operators as the public implementation runs them (google-deepmind/exedec,
 * {@code tasks/robust_fill/dsl.py}), quirks included: a span index beyond the matches is used as a position, substrings
 * wrap as slices do there, and Substitute acts on the first occurrence of the matched text.
 */
final class ReferenceSemantics {
    /** A position whose regex does not match at all. */
    private static final int ABSENT = -1;

    private final Profile profile;

    ReferenceSemantics(Profile profile) {
        this.profile = profile;
    }

    Step step(Operation operation) {
        return switch (operation) {
            case SubStr(var _, int from, int to) -> value -> subStr(value, from, to);
            case GetSpan(var _, Position start, Position end) -> span(start, end);
            case GetToken(var _, Type type, int index) -> token(finder(type), index);
            case GetUpto(var _, Regex regex) -> upto(finder(regex));
            case GetFrom(var _, Regex regex) -> from(finder(regex));
            case ToCase(var _, Casing casing) -> value -> UnicodeCase.convert(value, casing);
            case Replace(var _, char target, String replacement) ->
                value -> value.replace(target, replacement.charAt(0));
            case Trim _ -> ReferenceSemantics::trim;
            case GetFirst(var _, Type type, int index) -> first(finder(type), index);
            case GetAll(var _, Type type) -> new Occurrences(finder(type))::joinAll;
            case Substitute(var _, Type type, int index, char c) -> substitute(finder(type), index, String.valueOf(c));
            case SubstituteAll(var _, Type type, char c) -> substituteAll(type, String.valueOf(c));
            case Remove(var _, Type type, int index) -> substitute(finder(type), index, "");
            case RemoveAll(var _, Type type) -> substituteAll(type, "");
        };
    }

    private Finder finder(Regex regex) {
        return Finder.of(regex, profile);
    }

    private static String subStr(String value, int from, int to) {
        int length = CodePoints.count(value);
        int first = from > 0 ? from - 1 : length + from;
        int last = to > 0 ? to - 1 : length + to;
        if (first >= last) {
            return "";
        }
        int start = sliceIndex(first, length);
        int end = last == length ? length : sliceIndex(last + 1, length);
        return start < end ? CodePoints.slice(value, start, end) : "";
    }

    /** A slice bound of the reference's language: negative ones count from the end, all are cut to the value. */
    private static int sliceIndex(int index, int length) {
        return index < 0 ? Math.max(0, index + length) : Math.min(index, length);
    }

    private Step span(Position start, Position end) {
        Finder startFinder = finder(start.regex());
        Finder endFinder = finder(end.regex());
        return value -> {
            int from = position(startFinder, start, value);
            int to = from == ABSENT ? ABSENT : position(endFinder, end, value);
            return to != ABSENT && from < to ? value.substring(from, to) : "";
        };
    }

    private static int position(Finder finder, Position position, String value) {
        long match = finder.nth(value, position.index());
        if (match != Finder.NONE) {
            return position.boundary() == Boundary.START ? Finder.start(match) : Finder.end(match);
        }
        int count = finder.count(value);
        if (count == 0) {
            return ABSENT;
        }
        return position.index() > 0 ? CodePoints.offset(value, count - 1) : 0;
    }

    private static Step token(Finder finder, int index) {
        return value -> {
            long match = finder.nth(value, index);
            return match == Finder.NONE ? "" : value.substring(Finder.start(match), Finder.end(match));
        };
    }

    private static Step upto(Finder finder) {
        return value -> {
            long match = finder.first(value);
            return match == Finder.NONE ? "" : value.substring(0, Finder.end(match));
        };
    }

    private static Step from(Finder finder) {
        return value -> {
            long match = finder.first(value);
            return match == Finder.NONE ? "" : value.substring(Finder.end(match));
        };
    }

    private static String trim(String value) {
        int start = 0;
        int end = value.length();
        while (start < end && isSpace(value.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(start, end);
    }

    /** White space as Python's {@code str.strip} knows it. */
    private static boolean isSpace(char c) {
        return c == ' '
                || (c >= '\t' && c <= '\r')
                || (c >= 0x1C && c <= 0x1F)
                || c == 0x85
                || c == 0xA0
                || c == 0x1680
                || (c >= 0x2000 && c <= 0x200A)
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000;
    }

    private static Step first(Finder finder, int index) {
        Occurrences occurrences = new Occurrences(finder);
        return value -> occurrences.joinFirst(value, index);
    }

    private static Step substitute(Finder finder, int index, String replacement) {
        return value -> {
            long match = finder.nth(value, index);
            if (match == Finder.NONE) {
                return value;
            }
            String text = value.substring(Finder.start(match), Finder.end(match));
            int at = value.indexOf(text);
            return Occurrences.replace(value, at, at + text.length(), replacement);
        };
    }

    /**
     * The reference replaces, for one matched text after the other, its first occurrence in the current string. For every
     * type but PROP_CASE that is the match itself: an earlier occurrence would consist of replacements alone, and replacing
     * it or the match gives the same string. The same holds for PROP_CASE unless a small letter is put in, which can
     * complete an earlier capital; then the reference's way is followed literally.
     */
    private Step substituteAll(Type type, String replacement) {
        Finder finder = finder(type);
        Occurrences occurrences = new Occurrences(finder);
        boolean completes = type == Type.PROP_CASE
                && !replacement.isEmpty()
                && CharacterClass.contains(CharacterClass.LOWER, replacement.charAt(0));
        return completes
                ? value -> oneByOne(finder, value, replacement)
                : value -> occurrences.replaceAll(value, replacement);
    }

    private static String oneByOne(Finder finder, String value, String replacement) {
        List<String> texts = new ArrayList<>();
        for (long match = finder.first(value); match != Finder.NONE; match = finder.next(value, match)) {
            texts.add(value.substring(Finder.start(match), Finder.end(match)));
        }
        StringBuilder current = new StringBuilder(value);
        for (String text : texts) {
            int at = current.indexOf(text);
            if (at >= 0) {
                current.replace(at, at + text.length(), replacement);
            }
        }
        return current.toString();
    }
}
