package dev.constellation.strings.language;

import dev.constellation.core.domain.ProgramException;
import dev.constellation.strings.language.Part.Column;
import dev.constellation.strings.language.Part.Constant;
import dev.constellation.strings.language.Part.Value;
import java.util.ArrayList;
import java.util.List;

/** Reads one branch, in whose place no If can stand. Depth, parts and nodes are counted while reading. */
final class BranchParser {
    private static final String CONCAT = "Concat";

    /** What RobustFill's operators are applied to. */
    private static final Value INPUT = new Column(1);

    private final Profile profile;
    private final Cursor cursor;
    private final OperationParser operations;
    private final List<Part> parts = new ArrayList<>();
    private int nodes;
    private int constantRun;

    private BranchParser(Profile profile, Cursor cursor, int nodes) {
        this.profile = profile;
        this.cursor = cursor;
        this.operations = new OperationParser(profile, cursor);
        this.nodes = nodes;
    }

    /** The next branch of a program that has so many nodes before it. */
    static Branch parse(Profile profile, Cursor cursor, int nodesBefore) throws ProgramException {
        BranchParser parser = new BranchParser(profile, cursor, nodesBefore);
        parser.part();
        return new Branch(parser.parts);
    }

    private void part() throws ProgramException {
        int start = cursor.position();
        if (cursor.at('"') && profile.namesColumns()) {
            constant(start, cursor.text());
            return;
        }
        String name = cursor.name();
        switch (name) {
            case CONCAT -> concat();
            case "Const" -> markedConstant(start);
            default -> add(start, profile.namesColumns() ? value(start, name, 0) : implicit(start, name));
        }
    }

    private void concat() throws ProgramException {
        cursor.expect('(');
        do {
            part();
        } while (cursor.accept(','));
        cursor.expect(')');
    }

    private void markedConstant(int start) throws ProgramException {
        if (profile.namesColumns()) {
            throw cursor.syntaxAt(start, operations.expected() + " (constants are plain strings)");
        }
        cursor.expect('(');
        int place = cursor.position();
        String allowed = "one character in quotes: a letter, a digit or a delimiter";
        String text = cursor.string(allowed);
        if (text.length() != 1 || !profile.isCharacter(text.charAt(0))) {
            throw cursor.syntaxAt(place, allowed);
        }
        constant(start, text);
        cursor.expect(')');
    }

    private void constant(int start, String text) throws ProgramException {
        boolean continues = profile.namesColumns() && !parts.isEmpty() && parts.getLast() instanceof Constant;
        constantRun = continues ? constantRun + text.length() : text.length();
        cursor.limit(
                start, "characters of a constant", constantRun, profile.limits().constant());
        add(start, new Constant(text));
    }

    private void add(int start, Part part) throws ProgramException {
        cursor.limit(start, "parts", parts.size() + 1, profile.limits().parts());
        nodes += part.size();
        cursor.limit(
                start,
                "nodes",
                nodes + (parts.isEmpty() ? 0 : 1),
                profile.limits().nodes());
        parts.add(part);
    }

    private Value value(int start, String name, int depth) throws ProgramException {
        if (name.startsWith("x")) {
            return operations.column(start, name);
        }
        operations.known(start, name);
        cursor.limit(
                start, "operators above a column", depth + 1, profile.limits().depth());
        cursor.expect('(');
        int inner = cursor.position();
        Value of = value(inner, cursor.name(), depth + 1);
        Operation operation = operations.arguments(name, of, true);
        cursor.expect(')');
        return operation;
    }

    /** RobustFill's form: the operator's value is the whole input, or the second argument of Compose. */
    private Value implicit(int start, String name) throws ProgramException {
        if (!name.equals("Compose")) {
            return simple(start, name);
        }
        cursor.expect('(');
        int place = cursor.position();
        Operation outer = simple(place, cursor.name());
        if (OperationParser.isSubstring(outer)) {
            throw cursor.syntaxAt(place, "an operator that modifies, as Compose applies it to its second argument");
        }
        cursor.expect(',');
        place = cursor.position();
        Operation inner = simple(place, cursor.name());
        cursor.expect(')');
        return outer.on(inner);
    }

    private Operation simple(int start, String name) throws ProgramException {
        operations.known(start, name);
        cursor.expect('(');
        Operation operation = operations.arguments(name, INPUT, false);
        cursor.expect(')');
        return operation;
    }
}
