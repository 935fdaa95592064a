package dev.constellation.strings.language;

import dev.constellation.strings.language.Regex.Anchor;
import dev.constellation.strings.language.Regex.Delimiter;
import dev.constellation.strings.language.Regex.Type;

/**
 * Finds the matches of a regex. A match is a pair of UTF-16 offsets packed into one long, start in the upper half and end
 * (exclusive) in the lower, so that searching allocates nothing but, from the end, the few matches that are remembered.
 */
public abstract sealed class Finder {
    /** No match. */
    static final long NONE = -1;

    /** The first match at or after an offset, or {@link #NONE}. */
    abstract long find(String value, int from);

    static int start(long match) {
        return (int) (match >>> Integer.SIZE);
    }

    static int end(long match) {
        return (int) match;
    }

    /** The finder of a regex under a profile. */
    public static Finder of(Regex regex, Profile profile) {
        return switch (regex) {
            case Delimiter(char character) -> new Single(character);
            case Anchor anchor -> new End(anchor == Anchor.END_OF_INPUT);
            case Type type -> ofType(type, profile);
        };
    }

    private static Finder ofType(Type type, Profile profile) {
        return switch (type) {
            case NUMBER -> new Run(CharacterClass.DIGIT);
            case WORD -> new Run(CharacterClass.WORD);
            case ALPHANUM -> new Run(CharacterClass.ALPHANUM);
            case ALL_CAPS -> new Run(CharacterClass.UPPER);
            case LOWER -> new Run(CharacterClass.LOWER);
            case PROP_CASE -> new Capitalized();
            case DIGIT -> new Member(CharacterClass.DIGIT);
            case CHAR -> profile == Profile.RF ? new Member(CharacterClass.RF_CHAR) : new CodePoint();
        };
    }

    /** The first match, or {@link #NONE}. */
    final long first(String value) {
        return find(value, 0);
    }

    /** The first match after another that is not empty. */
    final long next(String value, long match) {
        return find(value, end(match));
    }

    /** Number of matches that do not overlap. */
    public final int count(String value) {
        int count = 0;
        for (long match = first(value); match != NONE; match = next(value, match)) {
            count++;
        }
        return count;
    }

    /** The match of an index from 1, or from -1 backwards; {@link #NONE} when there are too few. */
    final long nth(String value, int index) {
        return index > 0 ? forward(value, index) : backward(value, index);
    }

    /** Offset of the first character of a match, or -1 when there are too few. */
    public final int startOf(String value, int index) {
        long match = nth(value, index);
        return match == NONE ? -1 : start(match);
    }

    /** Offset after the last character of a match, or -1 when there are too few. */
    public final int endOf(String value, int index) {
        long match = nth(value, index);
        return match == NONE ? -1 : end(match);
    }

    private long forward(String value, int index) {
        long match = first(value);
        for (int i = 1; i < index && match != NONE; i++) {
            match = next(value, match);
        }
        return match;
    }

    private long backward(String value, int index) {
        long[] latest = new long[-index];
        int count = 0;
        int oldest = 0;
        for (long match = first(value); match != NONE; match = next(value, match)) {
            latest[oldest] = match;
            oldest = oldest + 1 == latest.length ? 0 : oldest + 1;
            count++;
        }
        return count < latest.length ? NONE : latest[oldest];
    }

    private static long match(int start, int end) {
        return ((long) start << Integer.SIZE) | end;
    }

    /** A run of characters of one class. */
    private static final class Run extends Finder {
        private final int mask;

        Run(int mask) {
            this.mask = mask;
        }

        @Override
        long find(String value, int from) {
            int length = value.length();
            int start = from;
            while (start < length && !CharacterClass.contains(mask, value.charAt(start))) {
                start++;
            }
            int end = start;
            while (end < length && CharacterClass.contains(mask, value.charAt(end))) {
                end++;
            }
            return start == end ? NONE : match(start, end);
        }
    }

    /** One character of a class. */
    private static final class Member extends Finder {
        private final int mask;

        Member(int mask) {
            this.mask = mask;
        }

        @Override
        long find(String value, int from) {
            int length = value.length();
            for (int i = from; i < length; i++) {
                if (CharacterClass.contains(mask, value.charAt(i))) {
                    return match(i, i + 1);
                }
            }
            return NONE;
        }
    }

    /** A capital and the small letters after it. */
    private static final class Capitalized extends Finder {
        @Override
        long find(String value, int from) {
            int last = value.length() - 1;
            for (int i = from; i < last; i++) {
                if (CharacterClass.contains(CharacterClass.UPPER, value.charAt(i)) && isLower(value, i + 1)) {
                    return match(i, endOfLower(value, i + 2));
                }
            }
            return NONE;
        }

        private static int endOfLower(String value, int from) {
            int end = from;
            while (end < value.length() && isLower(value, end)) {
                end++;
            }
            return end;
        }

        private static boolean isLower(String value, int at) {
            return CharacterClass.contains(CharacterClass.LOWER, value.charAt(at));
        }
    }

    /** Any code point. */
    private static final class CodePoint extends Finder {
        @Override
        long find(String value, int from) {
            return from < value.length() ? match(from, from + Character.charCount(value.codePointAt(from))) : NONE;
        }
    }

    /** One given character. */
    private static final class Single extends Finder {
        private final char character;

        Single(char character) {
            this.character = character;
        }

        @Override
        long find(String value, int from) {
            int at = value.indexOf(character, from);
            return at < 0 ? NONE : match(at, at + 1);
        }
    }

    /** The place before the first character or after the last; only ever asked for its first match. */
    private static final class End extends Finder {
        private final boolean last;

        End(boolean last) {
            this.last = last;
        }

        @Override
        long find(String value, int from) {
            int at = last ? value.length() : 0;
            return match(at, at);
        }
    }
}
