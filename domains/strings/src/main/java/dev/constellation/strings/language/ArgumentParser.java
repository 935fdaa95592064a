package dev.constellation.strings.language;

import dev.constellation.core.domain.ProgramException;
import dev.constellation.strings.language.Operation.Boundary;
import dev.constellation.strings.language.Operation.Position;
import dev.constellation.strings.language.Part.Column;
import dev.constellation.strings.language.Regex.Anchor;
import dev.constellation.strings.language.Regex.Delimiter;
import dev.constellation.strings.language.Regex.Type;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Reads what operators and predicates take besides their value, with the commas between. */
final class ArgumentParser {
    /** What a column is called in messages. */
    static final String COLUMN = "a column (x, x2 to x5)";

    private static final int MAX_INDEX = 5;
    private static final int MAX_POSITION = 100;

    private final Profile profile;
    private final Cursor cursor;
    private boolean separated;

    ArgumentParser(Profile profile, Cursor cursor) {
        this.profile = profile;
        this.cursor = cursor;
    }

    /** Starts a list of arguments; a comma must stand before the first if there is a value before. */
    void begin(boolean afterValue) {
        separated = !afterValue;
    }

    /** Moves past the comma before the next argument. */
    void separate() throws ProgramException {
        if (separated) {
            separated = false;
        } else {
            cursor.expect(',');
        }
    }

    /** The column of a name that was read, or a fault at its place. */
    Column column(int start, String name, String allowed) throws ProgramException {
        boolean named = name.startsWith("x") && name.length() <= 2;
        int number = !named ? 0 : name.length() == 1 ? 1 : name.charAt(1) - '0';
        if (number < 1 || number > profile.limits().columns()) {
            throw cursor.syntaxAt(start, allowed);
        }
        return new Column(number);
    }

    Position position() throws ProgramException {
        Regex regex = positionRegex();
        int place = cursor.position();
        int index = index();
        if (regex instanceof Anchor && index != 1) {
            throw cursor.syntaxAt(place, "index 1, as an end of the input occurs once");
        }
        return new Position(regex, index, constant(Boundary.class));
    }

    private Regex positionRegex() throws ProgramException {
        if (!profile.namesColumns()) {
            return regex();
        }
        separate();
        if (cursor.at('"')) {
            return new Delimiter(delimiterInQuotes());
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

    Regex regex() throws ProgramException {
        separate();
        return cursor.at('"') ? new Delimiter(delimiterInQuotes()) : named(Type.class, " or a delimiter in quotes");
    }

    Type type() throws ProgramException {
        return constant(Type.class);
    }

    char delimiter() throws ProgramException {
        separate();
        return delimiterInQuotes();
    }

    private char delimiterInQuotes() throws ProgramException {
        return single("a delimiter in quotes", false);
    }

    char character() throws ProgramException {
        separate();
        return single("one character in quotes: a letter, a digit or a delimiter", true);
    }

    String replacement() throws ProgramException {
        separate();
        if (!profile.namesColumns()) {
            return String.valueOf(delimiterInQuotes());
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

    int index() throws ProgramException {
        return signed("an index from -5 to 5 without 0", MAX_INDEX, false);
    }

    int offset() throws ProgramException {
        boolean zero = !profile.namesColumns();
        String allowed = "a position from -100 to 100" + (zero ? "" : " without 0");
        return signed(allowed, MAX_POSITION, zero);
    }

    private int signed(String allowed, int bound, boolean zero) throws ProgramException {
        separate();
        int start = cursor.position();
        int value = cursor.integer(allowed);
        if (Math.abs(value) > bound || (value == 0 && !zero)) {
            throw cursor.syntaxAt(start, allowed);
        }
        return value;
    }

    /** An integer of a range, called by what it counts. */
    int integer(String what, int least, int most) throws ProgramException {
        separate();
        String allowed = "%s from %d to %d".formatted(what, least, most);
        int start = cursor.position();
        int value = cursor.integer(allowed);
        if (value < least || value > most) {
            throw cursor.syntaxAt(start, allowed);
        }
        return value;
    }

    <E extends Enum<E>> E constant(Class<E> names) throws ProgramException {
        separate();
        return named(names, "");
    }

    private <E extends Enum<E>> E named(Class<E> names, String others) throws ProgramException {
        int start = cursor.position();
        return find(names, start, cursor.name(), others);
    }

    /** The constant of a name that was read, or a fault at its place. */
    <E extends Enum<E>> E find(Class<E> names, int start, String name, String others) throws ProgramException {
        try {
            return Enum.valueOf(names, name);
        } catch (IllegalArgumentException e) {
            throw cursor.syntaxAt(start, allowed(names) + others);
        }
    }

    private static <E extends Enum<E>> String allowed(Class<E> names) {
        return Arrays.stream(names.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
