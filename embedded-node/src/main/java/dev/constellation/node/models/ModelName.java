package dev.constellation.node.models;

import dev.constellation.node.RefusedException;
import java.util.regex.Pattern;

/** What a model may be called; every name is also a file name. */
final class ModelName {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

    private ModelName() {}

    static String require(String field, String name) {
        if (!ALLOWED.matcher(name).matches()) {
            throw RefusedException.invalid(
                    "invalid_name",
                    field,
                    "%s: '%s' is no model name; allowed are 1 to 128 letters, digits, '.', '_' and '-', the first a letter or digit"
                            .formatted(field, name));
        }
        return name;
    }
}
