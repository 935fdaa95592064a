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
import java.util.Set;

/** Reads operators' arguments, which both syntaxes share. */
final class OperationParser {
    /** Names of the operators. */
    static final List<String> NAMES = List.of(
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

    private static final Set<String> KNOWN = Set.copyOf(NAMES);

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
        if (!KNOWN.contains(name)) {
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
     * @param of what the operator is applied to
     * @param afterValue whether a comma must stand before the first
     */
    Operation arguments(String name, Value of, boolean afterValue) throws ProgramException {
        arguments.begin(afterValue);
        return switch (name) {
            case "SubStr" -> new SubStr(of, arguments.offset(), arguments.offset());
            case "GetSpan" -> new GetSpan(of, arguments.position(), arguments.position());
            case "GetToken" -> new GetToken(of, arguments.type(), arguments.index());
            case "GetUpto" -> new GetUpto(of, arguments.regex());
            case "GetFrom" -> new GetFrom(of, arguments.regex());
            case "ToCase" -> new ToCase(of, arguments.constant(Casing.class));
            case "Replace" -> new Replace(of, arguments.delimiter(), arguments.replacement());
            case "Trim" -> new Trim(of);
            case "GetFirst" -> new GetFirst(of, arguments.type(), arguments.index());
            case "GetAll" -> new GetAll(of, arguments.type());
            case "Substitute" -> new Substitute(of, arguments.type(), arguments.index(), arguments.character());
            case "SubstituteAll" -> new SubstituteAll(of, arguments.type(), arguments.character());
            case "Remove" -> new Remove(of, arguments.type(), arguments.index());
            case "RemoveAll" -> new RemoveAll(of, arguments.type());
            default -> throw new IllegalArgumentException("operator: " + name);
        };
    }
}
