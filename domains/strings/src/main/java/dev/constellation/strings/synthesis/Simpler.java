package dev.constellation.strings.synthesis;

import dev.constellation.strings.language.Operation;
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
import dev.constellation.strings.language.Part.Value;
import dev.constellation.strings.language.Regex;
import dev.constellation.strings.language.Regex.Delimiter;
import dev.constellation.strings.language.Regex.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Operators that are to be preferred over a given one when they do the same on all rows. An argument that such an
 * operator shows to be inert does not make a task: of the many programs that differ in it alone, only the plainest is
 * kept. Plain means: whole words before other tokens, small indices before large and from the start before from the end,
 * tokens before positions, everything before a part of it.
 */
final class Simpler {
    private static final List<Type> TYPES = List.of(
            Type.WORD, Type.NUMBER, Type.ALPHANUM, Type.PROP_CASE, Type.ALL_CAPS, Type.LOWER, Type.DIGIT, Type.CHAR);
    private static final List<Integer> INDICES = List.of(1, -1, 2, -2, 3, -3, 4, -4, 5, -5);
    private static final int TOKEN_INDICES = 6;

    private Simpler() {}

    /** Preferred operators on the same value, the likeliest to be equal first. */
    static List<Operation> than(Operation operation, int length) {
        List<Operation> simpler = new ArrayList<>();
        Value v = operation.of();
        switch (operation) {
            case SubStr o -> substrings(o, length, simpler);
            case GetSpan o -> spans(o, simpler);
            case GetToken o -> {
                before(o.type()).forEach(type -> simpler.add(new GetToken(v, type, o.index())));
                before(o.index()).forEach(i -> simpler.add(new GetToken(v, o.type(), i)));
            }
            case GetUpto o -> before(o.regex()).forEach(type -> simpler.add(new GetUpto(v, type)));
            case GetFrom o -> before(o.regex()).forEach(type -> simpler.add(new GetFrom(v, type)));
            case ToCase o -> {
                if (o.casing() == Casing.PROPER) {
                    simpler.add(new ToCase(v, Casing.ALL_CAPS));
                }
            }
            case Replace _, Trim _ -> {}
            case GetFirst o -> {
                simpler.add(new GetAll(v, o.type()));
                before(o.type()).forEach(type -> simpler.add(new GetFirst(v, type, o.index())));
                before(o.index()).stream().filter(i -> i > 1).forEach(i -> simpler.add(new GetFirst(v, o.type(), i)));
            }
            case GetAll o -> {
                simpler.add(new GetToken(v, o.type(), 1));
                before(o.type()).forEach(type -> simpler.add(new GetAll(v, type)));
            }
            case Substitute o -> {
                simpler.add(new SubstituteAll(v, o.type(), o.replacement()));
                before(o.type()).forEach(type -> simpler.add(new Substitute(v, type, o.index(), o.replacement())));
                before(o.index()).forEach(i -> simpler.add(new Substitute(v, o.type(), i, o.replacement())));
            }
            case SubstituteAll o ->
                before(o.type()).forEach(type -> simpler.add(new SubstituteAll(v, type, o.replacement())));
            case Remove o -> {
                simpler.add(new RemoveAll(v, o.type()));
                before(o.type()).forEach(type -> simpler.add(new Remove(v, type, o.index())));
                before(o.index()).forEach(i -> simpler.add(new Remove(v, o.type(), i)));
            }
            case RemoveAll o -> before(o.type()).forEach(type -> simpler.add(new RemoveAll(v, type)));
        }
        return simpler;
    }

    /** Tokens, beginnings and ends of a value: what a longer chain of operators should not amount to. */
    static List<Operation> simple(Value v, List<Delimiter> delimiters) {
        List<Operation> simple = new ArrayList<>();
        tokens(v, simple);
        List<Regex> regexes = new ArrayList<>(TYPES.subList(0, TYPES.size() - 1));
        regexes.addAll(delimiters);
        for (Regex regex : regexes) {
            simple.add(new GetUpto(v, regex));
            simple.add(new GetFrom(v, regex));
        }
        return simple;
    }

    private static void substrings(SubStr o, int length, List<Operation> simpler) {
        Value v = o.of();
        if (o.from() != 1) {
            simpler.add(new SubStr(v, 1, o.to()));
        }
        if (o.to() != -1) {
            simpler.add(new SubStr(v, o.from(), -1));
        }
        if (o.from() < 0 && length + 1 + o.from() > 0) {
            simpler.add(new SubStr(v, length + 1 + o.from(), o.to()));
        }
        if (o.to() < 0 && length + 1 + o.to() > 0) {
            simpler.add(new SubStr(v, o.from(), length + 1 + o.to()));
        }
        tokens(v, simpler);
    }

    private static void tokens(Value v, List<Operation> simpler) {
        for (Type type : TYPES.subList(0, TYPES.size() - 1)) {
            for (int index : INDICES.subList(0, TOKEN_INDICES)) {
                simpler.add(new GetToken(v, type, index));
            }
        }
    }

    private static void spans(GetSpan o, List<Operation> simpler) {
        Value v = o.of();
        simpler.add(new GetUpto(v, o.end().regex()));
        simpler.add(new GetFrom(v, o.start().regex()));
        for (Position start : before(o.start())) {
            simpler.add(new GetSpan(v, start, o.end()));
        }
        for (Position end : before(o.end())) {
            simpler.add(new GetSpan(v, o.start(), end));
        }
        tokens(v, simpler);
    }

    private static List<Position> before(Position position) {
        List<Position> before = new ArrayList<>();
        for (Type type : before(position.regex())) {
            before.add(new Position(type, position.index(), position.boundary()));
        }
        for (int index : before(position.index())) {
            before.add(new Position(position.regex(), index, position.boundary()));
        }
        if (position.regex() == Type.DIGIT) {
            before.add(new Position(Type.NUMBER, position.index(), Boundary.START));
        }
        return before;
    }

    private static List<Type> before(Regex regex) {
        return regex instanceof Type type ? TYPES.subList(0, TYPES.indexOf(type)) : List.of();
    }

    private static List<Integer> before(int index) {
        return INDICES.subList(0, INDICES.indexOf(index));
    }
}
