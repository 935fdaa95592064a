package dev.constellation.strings.language;

import dev.constellation.core.domain.ProgramException;
import dev.constellation.strings.language.Operation.Casing;
import dev.constellation.strings.language.Operation.GetAll;
import dev.constellation.strings.language.Operation.GetFirst;
import dev.constellation.strings.language.Operation.GetFrom;
import dev.constellation.strings.language.Operation.GetSpan;
import dev.constellation.strings.language.Operation.GetToken;
import dev.constellation.strings.language.Operation.GetUpto;
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
import java.util.List;

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

    /** Stands for the value until it is known. */
    private static final Value INPUT = new Column(1);

    private final Profile profile;
    private final Cursor cursor;
    private final ArgumentParser arguments;

    OperationParser(Profile profile, Cursor cursor) {
        this.profile = profile;
        this.cursor = cursor;
        this.arguments = new ArgumentParser(profile, cursor);
    }

    /** Refuses a name that is no operator. */
    void known(int start, String name) throws ProgramException {
        if (!NAMES.contains(name)) {
            boolean misplaced = name.equals(Parser.IF) && profile.hasConditions();
            throw cursor.syntaxAt(
                    start, expected() + (misplaced ? " (an If is a whole program or an else-branch)" : ""));
        }
    }

    /** The column of a name that was read, or a fault at its place. */
    Column column(int start, String name) throws ProgramException {
        return arguments.column(start, name, expected());
    }

    /** What can stand where a value is expected. */
    String expected() {
        String operators = String.join(", ", NAMES);
        return profile.namesColumns()
                ? ArgumentParser.COLUMN + " or one of the operators " + operators
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
        arguments.begin(afterValue);
        return switch (name) {
            case "SubStr" -> new SubStr(INPUT, arguments.offset(), arguments.offset());
            case "GetSpan" -> new GetSpan(INPUT, arguments.position(), arguments.position());
            case "GetToken" -> new GetToken(INPUT, arguments.type(), arguments.index());
            case "GetUpto" -> new GetUpto(INPUT, arguments.regex());
            case "GetFrom" -> new GetFrom(INPUT, arguments.regex());
            case "ToCase" -> new ToCase(INPUT, arguments.constant(Casing.class));
            case "Replace" -> new Replace(INPUT, arguments.delimiter(), arguments.replacement());
            case "Trim" -> new Trim(INPUT);
            case "GetFirst" -> new GetFirst(INPUT, arguments.type(), arguments.index());
            case "GetAll" -> new GetAll(INPUT, arguments.type());
            case "Substitute" -> new Substitute(INPUT, arguments.type(), arguments.index(), arguments.character());
            case "SubstituteAll" -> new SubstituteAll(INPUT, arguments.type(), arguments.character());
            case "Remove" -> new Remove(INPUT, arguments.type(), arguments.index());
            case "RemoveAll" -> new RemoveAll(INPUT, arguments.type());
            default -> throw new IllegalArgumentException("operator: " + name);
        };
    }
}
