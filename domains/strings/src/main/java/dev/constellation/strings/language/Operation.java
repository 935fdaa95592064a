package dev.constellation.strings.language;

import dev.constellation.strings.language.Part.Column;
import dev.constellation.strings.language.Part.Value;
import dev.constellation.strings.language.Regex.Type;

/**
 * An operator applied to a value. Indices are counted from 1, negative ones from the end, and are never 0; the operators'
 * meaning is that of the RobustFill language (google-deepmind/exedec) with the differences of the profile.
 */
public sealed interface Operation extends Value {
    /** What the operator is applied to. */
    Value of();

    /** The same operator applied to another value. */
    Operation on(Value other);

    /** Number of arguments besides the value. */
    int arguments();

    @Override
    default int size() {
        return 1 + arguments() + of().size();
    }

    @Override
    default int depth() {
        return 1 + of().depth();
    }

    @Override
    default Column column() {
        return of().column();
    }

    /** Target letter case. */
    enum Casing {
        /** First character of the whole value upper case, all others lower case. */
        PROPER,
        /** Upper case. */
        ALL_CAPS,
        /** Lower case. */
        LOWER
    }

    /** Side of a match. */
    enum Boundary {
        /** Before its first character. */
        START,
        /** After its last character. */
        END
    }

    /** A side of the index-th match of a regex. */
    record Position(Regex regex, int index, Boundary boundary) {}

    /** Characters from one position to another. */
    record SubStr(Value of, int from, int to) implements Operation {
        @Override
        public SubStr on(Value other) {
            return new SubStr(other, from, to);
        }

        @Override
        public int arguments() {
            return 2;
        }
    }

    /** What lies between two positions that matches determine. */
    record GetSpan(Value of, Position start, Position end) implements Operation {
        @Override
        public GetSpan on(Value other) {
            return new GetSpan(other, start, end);
        }

        @Override
        public int arguments() {
            return 6;
        }
    }

    /** The index-th match. */
    record GetToken(Value of, Type type, int index) implements Operation {
        @Override
        public GetToken on(Value other) {
            return new GetToken(other, type, index);
        }

        @Override
        public int arguments() {
            return 2;
        }
    }

    /** Everything up to the end of the first match. */
    record GetUpto(Value of, Regex regex) implements Operation {
        @Override
        public GetUpto on(Value other) {
            return new GetUpto(other, regex);
        }

        @Override
        public int arguments() {
            return 1;
        }
    }

    /** Everything after the end of the first match. */
    record GetFrom(Value of, Regex regex) implements Operation {
        @Override
        public GetFrom on(Value other) {
            return new GetFrom(other, regex);
        }

        @Override
        public int arguments() {
            return 1;
        }
    }

    /** Changed letter case. */
    record ToCase(Value of, Casing casing) implements Operation {
        @Override
        public ToCase on(Value other) {
            return new ToCase(other, casing);
        }

        @Override
        public int arguments() {
            return 1;
        }
    }

    /** Every occurrence of one character replaced by a text of at most one character. */
    record Replace(Value of, char target, String replacement) implements Operation {
        @Override
        public Replace on(Value other) {
            return new Replace(other, target, replacement);
        }

        @Override
        public int arguments() {
            return 2;
        }
    }

    /** White space removed from both ends. */
    record Trim(Value of) implements Operation {
        @Override
        public Trim on(Value other) {
            return new Trim(other);
        }

        @Override
        public int arguments() {
            return 0;
        }
    }

    /** The first matches joined; a negative index leaves out as many of the last. */
    record GetFirst(Value of, Type type, int index) implements Operation {
        @Override
        public GetFirst on(Value other) {
            return new GetFirst(other, type, index);
        }

        @Override
        public int arguments() {
            return 2;
        }
    }

    /** All matches joined. */
    record GetAll(Value of, Type type) implements Operation {
        @Override
        public GetAll on(Value other) {
            return new GetAll(other, type);
        }

        @Override
        public int arguments() {
            return 1;
        }
    }

    /** The index-th match replaced by a character. */
    record Substitute(Value of, Type type, int index, char replacement) implements Operation {
        @Override
        public Substitute on(Value other) {
            return new Substitute(other, type, index, replacement);
        }

        @Override
        public int arguments() {
            return 3;
        }
    }

    /** All matches replaced by a character. */
    record SubstituteAll(Value of, Type type, char replacement) implements Operation {
        @Override
        public SubstituteAll on(Value other) {
            return new SubstituteAll(other, type, replacement);
        }

        @Override
        public int arguments() {
            return 2;
        }
    }

    /** The index-th match removed. */
    record Remove(Value of, Type type, int index) implements Operation {
        @Override
        public Remove on(Value other) {
            return new Remove(other, type, index);
        }

        @Override
        public int arguments() {
            return 2;
        }
    }

    /** All matches removed. */
    record RemoveAll(Value of, Type type) implements Operation {
        @Override
        public RemoveAll on(Value other) {
            return new RemoveAll(other, type);
        }

        @Override
        public int arguments() {
            return 1;
        }
    }
}
