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
import dev.constellation.strings.language.Regex.Type;
import java.util.EnumSet;
import java.util.Set;

/** What a program does, as far as figures tell it apart. What only predicates do does not count. */
public enum Axis {
    /** A part is a fixed text. */
    CONST_ANCHORED("const-anchored"),
    /** An operator looks for matches of a type, and no part is a fixed text. */
    TOKEN_MATCH("token match without constants"),
    /** An operator counts a position or an index from the end. */
    NEGATIVE_INDEX("negative index"),
    /** An operator changes letter case. */
    CASE_CHANGE("case change");

    private final String label;

    Axis(String label) {
        this.label = label;
    }

    /** Name in tables and files. */
    public String label() {
        return label;
    }

    /** The axes of a program. */
    public static Set<Axis> of(Program program) {
        Set<Axis> axes = EnumSet.noneOf(Axis.class);
        program.branches().forEach(branch -> branch.parts().forEach(part -> add(part, axes)));
        if (axes.contains(CONST_ANCHORED)) {
            axes.remove(TOKEN_MATCH);
        }
        return axes;
    }

    private static void add(Part part, Set<Axis> axes) {
        switch (part) {
            case Constant _ -> axes.add(CONST_ANCHORED);
            case Column _ -> {}
            case Operation operation -> {
                add(operation, axes);
                add((Part) operation.of(), axes);
            }
        }
    }

    private static void add(Operation operation, Set<Axis> axes) {
        switch (operation) {
            case SubStr(var _, int from, int to) -> addIndex(Math.min(from, to), axes);
            case GetSpan(var _, Position start, Position end) -> {
                addRegex(start.regex(), axes);
                addRegex(end.regex(), axes);
                addIndex(Math.min(start.index(), end.index()), axes);
            }
            case GetToken(var _, Type type, int index) -> addMatch(type, index, axes);
            case GetFirst(var _, Type type, int index) -> addMatch(type, index, axes);
            case Substitute(var _, Type type, int index, char _) -> addMatch(type, index, axes);
            case Remove(var _, Type type, int index) -> addMatch(type, index, axes);
            case GetUpto(var _, Regex regex) -> addRegex(regex, axes);
            case GetFrom(var _, Regex regex) -> addRegex(regex, axes);
            case GetAll _, SubstituteAll _, RemoveAll _ -> axes.add(TOKEN_MATCH);
            case ToCase _ -> axes.add(CASE_CHANGE);
            case Replace _, Trim _ -> {}
        }
    }

    private static void addMatch(Regex regex, int index, Set<Axis> axes) {
        addRegex(regex, axes);
        addIndex(index, axes);
    }

    private static void addRegex(Regex regex, Set<Axis> axes) {
        if (regex instanceof Type) {
            axes.add(TOKEN_MATCH);
        }
    }

    private static void addIndex(int index, Set<Axis> axes) {
        if (index < 0) {
            axes.add(NEGATIVE_INDEX);
        }
    }
}
