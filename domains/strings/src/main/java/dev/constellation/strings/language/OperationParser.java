package dev.constellation.strings.language;

import dev.constellation.core.domain.ProgramException;
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
import dev.constellation.strings.language.Part.Column;
import dev.constellation.strings.language.Part.Value;
import dev.constellation.strings.language.Regex.Anchor;
import dev.constellation.strings.language.Regex.Delimiter;
import dev.constellation.strings.language.Regex.Type;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Reads operators' arguments, which both syntaxes share; the value they are applied to is put in afterwards. */
final class OperationParser {
    private static final List<String> NAMES = List.of(
            "SubStr",
            "GetSpan",
            "GetToken",
            "GetUpto",
            "GetFrom",
            "ToCase",
            "Replace",
            "Trim",
            "GetFirst",
            "GetAll",
            "Substitute",
            "SubstituteAll",
            "Remove",
            "RemoveAll");
    private static final int MAX_INDEX = 5;
    private static final int MAX_POSITION = 100;

    /** Stands for the value until it is known. */
    private static final Value INPUT = new Column(1);

    private final Profile profile;
    private final Cursor cursor;
    private boolean separated;

    OperationParser(Profile profile, Cursor cursor) {
        this.profile = profile;
        this.cursor = cursor;
    }

    /** Refuses a name that is no operator. */
    void known(int start, String name) throws ProgramException {
        if (!NAMES.contains(name)) {
            throw cursor.syntaxAt(start, expected());
        }
    }

    /** What can stand where a value is expected. */
    String expected() {
        String operators = String.join(", ", NAMES);
        return profile.namesColumns()
                ? "a column (x, x2 to x5) or one of the operators " + operators
                : "Concat, Const, Compose or one of the operators " + operators;
    }

    /** Whether the operator takes a substring; those cannot stand first in Compose. */
    static boolean isSubstring(Operation operation) {
        return switch (operation) {
            case SubStr _, GetSpan _, GetToken _, GetUpto _, GetFrom _ -> true;
            case ToCase _,
                    Replace _,
                    Trim _,
                    GetFirst _,
                    GetAll _,
                    Substitute _,
                    SubstituteAll _,
                    Remove _,
                    RemoveAll _ -> false;
        };
    }

    /**
     * Reads the arguments of a known operator.
     *
     * @param afterValue whether a comma must stand before the first
     * @return the operator, applied to the first column
     */
    Operation arguments(String name, boolean afterValue) throws ProgramException {
        separated = !afterValue;
        return switch (name) {
            case "SubStr" -> new SubStr(INPUT, offset(), offset());
            case "GetSpan" -> new GetSpan(INPUT, position(), position());
            case "GetToken" -> new GetToken(INPUT, type(), index());
            case "GetUpto" -> new GetUpto(INPUT, regex(false));
            case "GetFrom" -> new GetFrom(INPUT, regex(false));
            case "ToCase" -> new ToCase(INPUT, constant(Casing.class));
            case "Replace" -> new Replace(INPUT, delimiter(), replacement());
            case "Trim" -> new Trim(INPUT);
            case "GetFirst" -> new GetFirst(INPUT, type(), index());
            case "GetAll" -> new GetAll(INPUT, type());
            case "Substitute" -> new Substitute(INPUT, type(), index(), character());
            case "SubstituteAll" -> new SubstituteAll(INPUT, type(), character());
            case "Remove" -> new Remove(INPUT, type(), index());
            case "RemoveAll" -> new RemoveAll(INPUT, type());
            default -> throw new IllegalArgumentException("operator: " + name);
        };
    }

    private void separate() throws ProgramException {
        if (separated) {
            separated = false;
        } else {
            cursor.expect(',');
        }
    }

    private Position position() throws ProgramException {
        Regex regex = regex(true);
        int place = cursor.position();
        int index = index();
        if (regex instanceof Anchor && index != 1) {
            throw cursor.syntaxAt(place, "index 1, as an end of the input occurs once");
        }
        return new Position(regex, index, constant(Boundary.class));
    }

    private Regex regex(boolean anchors) throws ProgramException {
        separate();
        if (cursor.at('"')) {
            return new Delimiter(single("a delimiter in quotes", false));
        }
        if (!anchors || !profile.namesColumns()) {
            return named(Type.class, " or a delimiter in quotes");
        }
        int start = cursor.position();
        String name = cursor.name();
        for (Anchor anchor : Anchor.values()) {
            if (anchor.name().equals(name)) {
                return anchor;
            }
        }
        return find(Type.class, start, name, ", BEGIN_OF_INPUT, END_OF_INPUT or a delimiter in quotes");
    }

    private Type type() throws ProgramException {
        return constant(Type.class);
    }

    private char delimiter() throws ProgramException {
        separate();
        return single("a delimiter in quotes", false);
    }

    private char character() throws ProgramException {
        separate();
        return single("one character in quotes: a letter, a digit or a delimiter", true);
    }

    private String replacement() throws ProgramException {
        separate();
        if (!profile.namesColumns()) {
            return String.valueOf(single("a delimiter in quotes", false));
        }
        String allowed = "a delimiter in quotes or \"\"";
        int start = cursor.position();
        String text = cursor.string(allowed);
        if (text.length() > 1 || (text.length() == 1 && !profile.isDelimiter(text.charAt(0)))) {
            throw cursor.syntaxAt(start, allowed);
        }
        return text;
    }

    private char single(String allowed, boolean alphanumeric) throws ProgramException {
        int start = cursor.position();
        String text = cursor.string(allowed);
        char c = text.length() == 1 ? text.charAt(0) : 0;
        if (!(alphanumeric ? profile.isCharacter(c) : profile.isDelimiter(c))) {
            throw cursor.syntaxAt(start, allowed);
        }
        return c;
    }

    private int index() throws ProgramException {
        return integer("an index from -5 to 5 without 0", MAX_INDEX, false);
    }

    private int offset() throws ProgramException {
        boolean zero = !profile.namesColumns();
        String allowed = "a position from -100 to 100" + (zero ? "" : " without 0");
        return integer(allowed, MAX_POSITION, zero);
    }

    private int integer(String allowed, int bound, boolean zero) throws ProgramException {
        separate();
        int start = cursor.position();
        int value = cursor.integer(allowed);
        if (Math.abs(value) > bound || (value == 0 && !zero)) {
            throw cursor.syntaxAt(start, allowed);
        }
        return value;
    }

    private <E extends Enum<E>> E constant(Class<E> names) throws ProgramException {
        separate();
        return named(names, "");
    }

    private <E extends Enum<E>> E named(Class<E> names, String others) throws ProgramException {
        int start = cursor.position();
        return find(names, start, cursor.name(), others);
    }

    private <E extends Enum<E>> E find(Class<E> names, int start, String name, String others) throws ProgramException {
        for (E constant : names.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        String allowed = Arrays.stream(names.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        throw cursor.syntaxAt(start, allowed + others);
    }
}
