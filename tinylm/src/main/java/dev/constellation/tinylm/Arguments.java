package dev.constellation.tinylm;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Command-line options of the form {@code --name value}. */
final class Arguments {
    private final Map<String, String> values = new HashMap<>();

    /** @throws IllegalArgumentException on an option that is not known or lacks its value */
    Arguments(String[] arguments, Set<String> known) {
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "unknown option %s; known are --%s".formatted(arguments[i], String.join(" --", known)));
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("option --%s needs a value".formatted(name));
            }
            values.put(name, arguments[i + 1]);
        }
    }

    Path path(String name) {
        return Path.of(required(name));
    }

    @Nullable
    Path optionalPath(String name) {
        String value = values.get(name);
        return value == null ? null : Path.of(value);
    }

    int integer(String name, int otherwise) {
        return Math.toIntExact(whole(name, otherwise));
    }

    long whole(String name, long otherwise) {
        String value = values.get(name);
        try {
            return value == null ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("option --%s needs a whole number but has %s".formatted(name, value));
        }
    }

    float number(String name, float otherwise) {
        String value = values.get(name);
        try {
            return value == null ? otherwise : Float.parseFloat(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("option --%s needs a number but has %s".formatted(name, value));
        }
    }

    private String required(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("option --%s is missing".formatted(name));
        }
        return value;
    }
}
