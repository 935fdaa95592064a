package dev.constellation.strings.language;

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
import dev.constellation.strings.language.Part.Column;
import dev.constellation.strings.language.Part.Constant;
import dev.constellation.strings.language.Part.Value;
import dev.constellation.strings.language.Predicate.Contains;
import dev.constellation.strings.language.Predicate.ContainsText;
import dev.constellation.strings.language.Predicate.CountAtLeast;
import dev.constellation.strings.language.Predicate.EndsWith;
import dev.constellation.strings.language.Predicate.Equals;
import dev.constellation.strings.language.Predicate.LenAtLeast;
import dev.constellation.strings.language.Predicate.StartsWith;
import dev.constellation.strings.language.Program.Case;
import dev.constellation.strings.language.Regex.Anchor;
import dev.constellation.strings.language.Regex.Delimiter;
import dev.constellation.strings.language.Regex.Type;

/** Writes a syntax tree in its profile's text form, with {@code ", "} between arguments. */
final class Printer {
    private final boolean namesColumns;
    private final StringBuilder text = new StringBuilder();

    private Printer(Profile profile) {
        namesColumns = profile.namesColumns();
    }

    /** The text of a program, which the profile's parser reads back to an equal tree. */
    static String print(Program program, Profile profile) {
        Printer printer = new Printer(profile);
        printer.program(program);
        return printer.text.toString();
    }

    private void program(Program program) {
        for (Case one : program.cases()) {
            text.append("If(");
            predicate(one.when());
            text.append(", ");
            branch(one.then());
            text.append(", ");
        }
        branch(program.otherwise());
        text.repeat(')', program.cases().size());
    }

    private void predicate(Predicate predicate) {
        text.append(name(predicate)).append('(');
        column(predicate.column());
        text.append(", ");
        switch (predicate) {
            case Contains p -> text.append(p.type());
            case ContainsText p -> part(p.text());
            case StartsWith p -> regex(p.regex());
            case EndsWith p -> regex(p.regex());
            case CountAtLeast p -> {
                regex(p.regex());
                text.append(", ").append(p.count());
            }
            case LenAtLeast p -> text.append(p.length());
            case Equals p -> part(p.text());
        }
        text.append(')');
    }

    private static String name(Predicate predicate) {
        Class<?> named = predicate instanceof ContainsText ? Contains.class : predicate.getClass();
        return named.getSimpleName();
    }

    private void branch(Branch branch) {
        boolean wrapped = branch.parts().size() > 1 || !namesColumns;
        text.append(wrapped ? "Concat(" : "");
        for (int i = 0; i < branch.parts().size(); i++) {
            text.append(i > 0 ? ", " : "");
            part(branch.parts().get(i));
        }
        text.append(wrapped ? ")" : "");
    }

    private void part(Part part) {
        switch (part) {
            case Constant constant -> constant(constant.text());
            case Column column -> column(column);
            case Operation operation -> operation(operation);
        }
    }

    private void constant(String value) {
        if (namesColumns) {
            quoted(value);
        } else {
            text.append("Const(");
            quoted(value);
            text.append(')');
        }
    }

    private void column(Column column) {
        text.append('x').append(column.number() == 1 ? "" : column.number());
    }

    private void operation(Operation operation) {
        Value of = operation.of();
        if (namesColumns) {
            text.append(operation.getClass().getSimpleName()).append('(');
            part(of);
            arguments(operation, ", ");
            text.append(')');
        } else if (of instanceof Operation inner) {
            text.append("Compose(");
            implicit(operation);
            text.append(", ");
            implicit(inner);
            text.append(')');
        } else {
            implicit(operation);
        }
    }

    private void implicit(Operation operation) {
        text.append(operation.getClass().getSimpleName()).append('(');
        arguments(operation, "");
        text.append(')');
    }

    private void arguments(Operation operation, String first) {
        if (!(operation instanceof Trim)) {
            text.append(first);
        }
        switch (operation) {
            case SubStr o -> text.append(o.from()).append(", ").append(o.to());
            case GetSpan o -> span(o);
            case GetToken o -> text.append(o.type()).append(", ").append(o.index());
            case GetUpto o -> regex(o.regex());
            case GetFrom o -> regex(o.regex());
            case ToCase o -> text.append(o.casing());
            case Replace o -> replace(o);
            case Trim _ -> {}
            case GetFirst o -> text.append(o.type()).append(", ").append(o.index());
            case GetAll o -> text.append(o.type());
            case Substitute o -> substitute(o);
            case SubstituteAll o -> {
                text.append(o.type()).append(", ");
                quoted(String.valueOf(o.replacement()));
            }
            case Remove o -> text.append(o.type()).append(", ").append(o.index());
            case RemoveAll o -> text.append(o.type());
        }
    }

    private void span(GetSpan span) {
        position(span.start());
        text.append(", ");
        position(span.end());
    }

    private void position(Position position) {
        regex(position.regex());
        text.append(", ").append(position.index()).append(", ").append(position.boundary());
    }

    private void replace(Replace replace) {
        quoted(String.valueOf(replace.target()));
        text.append(", ");
        quoted(replace.replacement());
    }

    private void substitute(Substitute substitute) {
        text.append(substitute.type()).append(", ").append(substitute.index()).append(", ");
        quoted(String.valueOf(substitute.replacement()));
    }

    private void regex(Regex regex) {
        switch (regex) {
            case Type type -> text.append(type);
            case Anchor anchor -> text.append(anchor);
            case Delimiter delimiter -> quoted(String.valueOf(delimiter.character()));
        }
    }

    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                default -> text.append(c);
            }
        }
        text.append('"');
    }
}
