package dev.constellation.strings.language;

import dev.constellation.strings.language.Operation.Boundary;
import dev.constellation.strings.language.Operation.Casing;
import dev.constellation.strings.language.Regex.Anchor;
import dev.constellation.strings.language.Regex.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The language's own names, found in a text without copying it: reading a program is mostly reading names, and a copy has
 * its hash to be computed anew.
 */
final class Names {
    private static final int SIZE = 1024;
    private static final @Nullable String[] TABLE = table();

    private Names() {}

    /** The name that stands at a range of a text; a copy when the language has no such name. */
    static String at(String text, int start, int end) {
        if (start == end) {
            return "";
        }
        for (int slot = slot(text, start, end); TABLE[slot] != null; slot = (slot + 1) % SIZE) {
            String known = TABLE[slot];
            if (known.length() == end - start && text.startsWith(known, start)) {
                return known;
            }
        }
        return text.substring(start, end);
    }

    private static int slot(String text, int start, int end) {
        int middle = text.charAt(start + (end - start) / 2);
        return (text.charAt(start) * 7 + middle * 31 + text.charAt(end - 1) * 127 + (end - start) * 11) % SIZE;
    }

    private static @Nullable String[] table() {
        List<String> names = new ArrayList<>(OperationParser.NAMES);
        names.addAll(List.of("Concat", "Const", "Compose", "If", "x", "x2", "x3", "x4", "x5"));
        names.addAll(List.of("Contains", "StartsWith", "EndsWith", "CountAtLeast", "LenAtLeast", "Equals"));
        Stream.of(Type.values(), Anchor.values(), Boundary.values(), Casing.values())
                .flatMap(Stream::of)
                .map(Enum::name)
                .distinct()
                .forEach(names::add);
        String[] table = new String[SIZE];
        for (String name : names) {
            int slot = slot(name, 0, name.length());
            while (table[slot] != null) {
                slot = (slot + 1) % SIZE;
            }
            table[slot] = name;
        }
        return table;
    }
}
