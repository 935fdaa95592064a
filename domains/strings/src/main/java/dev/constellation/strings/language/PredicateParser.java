package dev.constellation.strings.language;

import dev.constellation.core.domain.ProgramException;
import dev.constellation.strings.language.Part.Column;
import dev.constellation.strings.language.Part.Constant;
import dev.constellation.strings.language.Part.Plain;
import dev.constellation.strings.language.Predicate.Contains;
import dev.constellation.strings.language.Predicate.ContainsText;
import dev.constellation.strings.language.Predicate.CountAtLeast;
import dev.constellation.strings.language.Predicate.EndsWith;
import dev.constellation.strings.language.Predicate.Equals;
import dev.constellation.strings.language.Predicate.LenAtLeast;
import dev.constellation.strings.language.Predicate.StartsWith;
import dev.constellation.strings.language.Regex.Type;

/** Reads predicates. */
final class PredicateParser {
    private static final int LEAST_COUNT = 2;
    private static final int MOST_COUNT = 5;
    private static final int MOST_LENGTH = 200;
    private static final String PLAIN = "a string or " + ArgumentParser.COLUMN;

    private final Profile profile;
    private final Cursor cursor;
    private final ArgumentParser arguments;

    PredicateParser(Profile profile, Cursor cursor) {
        this.profile = profile;
        this.cursor = cursor;
        this.arguments = new ArgumentParser(profile, cursor);
    }

    /** The next predicate. */
    Predicate predicate() throws ProgramException {
        int start = cursor.position();
        String name = cursor.name();
        Predicate predicate = switch (name) {
            case "Contains" -> contains(column());
            case "StartsWith" -> new StartsWith(column(), arguments.regex());
            case "EndsWith" -> new EndsWith(column(), arguments.regex());
            case "CountAtLeast" -> new CountAtLeast(column(), arguments.regex(), count());
            case "LenAtLeast" -> new LenAtLeast(column(), arguments.integer("a length", 1, MOST_LENGTH));
            case "Equals" -> new Equals(column(), plain());
            default ->
                throw cursor.syntaxAt(
                        start,
                        "one of the predicates Contains, StartsWith, EndsWith, CountAtLeast, LenAtLeast, Equals");
        };
        cursor.expect(')');
        return predicate;
    }

    private Column column() throws ProgramException {
        cursor.expect('(');
        arguments.begin(true);
        int start = cursor.position();
        return arguments.column(start, cursor.name(), ArgumentParser.COLUMN);
    }

    private int count() throws ProgramException {
        return arguments.integer("a count", LEAST_COUNT, MOST_COUNT);
    }

    private Predicate contains(Column column) throws ProgramException {
        arguments.separate();
        if (cursor.at('"')) {
            return new ContainsText(column, text());
        }
        int start = cursor.position();
        String name = cursor.name();
        return name.startsWith("x")
                ? new ContainsText(column, arguments.column(start, name, PLAIN))
                : new Contains(column, arguments.find(Type.class, start, name, ", " + PLAIN));
    }

    private Plain plain() throws ProgramException {
        arguments.separate();
        if (cursor.at('"')) {
            return text();
        }
        int start = cursor.position();
        return arguments.column(start, cursor.name(), PLAIN);
    }

    private Constant text() throws ProgramException {
        int start = cursor.position();
        String text = cursor.text();
        cursor.limit(
                start,
                "characters of a constant",
                text.length(),
                profile.limits().constant());
        return new Constant(text);
    }
}
