package dev.constellation.strings.language;

import dev.constellation.strings.language.Operation.Boundary;
import dev.constellation.strings.language.Operation.GetAll;
import dev.constellation.strings.language.Operation.GetFirst;
import dev.constellation.strings.language.Operation.GetSpan;
import dev.constellation.strings.language.Operation.GetToken;
import dev.constellation.strings.language.Operation.Position;
import dev.constellation.strings.language.Operation.Replace;
import dev.constellation.strings.language.Operation.SubStr;
import dev.constellation.strings.language.Operation.ToCase;
import dev.constellation.strings.language.Operation.Trim;
import dev.constellation.strings.language.Part.Column;
import dev.constellation.strings.language.Part.Constant;
import dev.constellation.strings.language.Part.Value;
import dev.constellation.strings.language.Program.Case;
import dev.constellation.strings.language.Regex.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Rewrites a syntax tree until no rule applies, so that programs that differ in spelling only become equal. Every rule
 * keeps the output of every row. RobustFill's quirks break some rules (its spans accept indices that its tokens do not,
 * its case mapping is not ASCII), and it has no way to write a bare column, so that profile gets fewer.
 */
final class CanonicalForm {
    private final Profile profile;

    private CanonicalForm(Profile profile) {
        this.profile = profile;
    }

    /** The canonical tree of a program. */
    static Program of(Program program, Profile profile) {
        return new CanonicalForm(profile).rewrite(program);
    }

    private Program rewrite(Program program) {
        List<Case> cases = new ArrayList<>();
        for (Case one : program.cases()) {
            cases.add(new Case(one.when(), branch(one.then())));
        }
        Branch otherwise = branch(program.otherwise());
        if (cases.isEmpty() && otherwise == program.otherwise()) {
            return program;
        }
        while (!cases.isEmpty() && decidesNothing(cases.getLast(), otherwise)) {
            cases.removeLast();
        }
        return new Program(cases, otherwise);
    }

    /**
     * If(p, A, A) = A, unless a row could lack a column of p, an error, and still have all of A's. Every row has a first
     * column.
     */
    private static boolean decidesNothing(Case last, Branch otherwise) {
        return last.then().equals(otherwise) && last.when().lastColumn() <= Math.max(1, otherwise.lastColumn());
    }

    private Branch branch(Branch branch) {
        List<Part> parts = new ArrayList<>(branch.parts().size());
        boolean same = true;
        for (Part part : branch.parts()) {
            Part rewritten = part instanceof Value value ? value(value) : part;
            same &= rewritten == part;
            if (profile.namesColumns()
                    && rewritten instanceof Constant(String text)
                    && !parts.isEmpty()
                    && parts.getLast() instanceof Constant(String before)) {
                parts.set(parts.size() - 1, new Constant(before + text));
                same = false;
            } else {
                parts.add(rewritten);
            }
        }
        return same ? branch : new Branch(parts);
    }

    private Value value(Value value) {
        return switch (value) {
            case Column column -> column;
            case Operation operation -> operation(operation);
        };
    }

    private Value operation(Operation operation) {
        Value of = value(operation.of());
        Operation inner = of == operation.of() ? operation : operation.on(of);
        Value rewritten = profile.namesColumns() ? working(inner) : reference(inner);
        return rewritten == inner ? inner : value(rewritten);
    }

    private static Value working(Operation operation) {
        return switch (operation) {
            case ToCase(ToCase(Value v, var _), Operation.Casing casing) -> new ToCase(v, casing);
            case Replace(Value v, char d, String d0) when d0.equals(String.valueOf(d)) -> v;
            case GetFirst(Value v, Type type, int i) when i == 1 -> new GetToken(v, type, 1);
            case GetToken(Value v, Type type, int i) when type == Type.CHAR -> new SubStr(v, i, i);
            case GetSpan(Value v, Position(Type type, int i, Boundary b), Position end)
            when b == Boundary.START && end.equals(new Position(type, i, Boundary.END)) -> new GetToken(v, type, i);
            default -> common(operation);
        };
    }

    /** RobustFill's Compose takes no substring operator on the outside, so a GetFirst there has to stay. */
    private static Value reference(Operation operation) {
        return switch (operation) {
            case GetFirst(Column column, Type type, int i) when i == 1 -> new GetToken(column, type, 1);
            case Replace(Operation v, char d, String d0) when d0.equals(String.valueOf(d)) -> v;
            default -> common(operation);
        };
    }

    private static Value common(Operation operation) {
        return switch (operation) {
            case Trim(Trim inner) -> inner;
            case GetAll(GetAll inner, Type type) when inner.type() == type -> inner;
            default -> operation;
        };
    }
}
