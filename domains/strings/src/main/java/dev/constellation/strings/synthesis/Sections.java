package dev.constellation.strings.synthesis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A text resource of lines under {@code [section]} headings; lines that start with # are comments. */
record Sections(Map<String, List<String>> lines) {
    /** Reads a resource next to this class. */
    static Sections read(String name) {
        Map<String, List<String>> sections = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        for (String line : text(name).lines().toList()) {
            if (line.startsWith("[") && line.endsWith("]") && line.indexOf('{') < 0) {
                current = sections.computeIfAbsent(line.substring(1, line.length() - 1), _ -> new ArrayList<>());
            } else if (!line.startsWith("#") && !line.isBlank()) {
                current.add(line);
            }
        }
        return new Sections(sections);
    }

    /** The whole text of a resource of this package. */
    static String text(String name) {
        try (InputStream in = Sections.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("resource %s is missing".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
