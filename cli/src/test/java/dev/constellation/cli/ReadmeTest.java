package dev.constellation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.study.StudyFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class ReadmeTest {
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    @Test
    void theTableOfKeysGivesTheDefaultsThatStudiesGet() throws IOException {
        assertThat(documented()).isEqualTo(defaults());
    }

    private static Map<String, String> documented() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        Files.readAllLines(Path.of("..", "README.md")).stream()
                .dropWhile(line -> !line.startsWith("| key | default |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .forEach(line -> document(line, documented));
        return documented;
    }

    /** A row may give several keys; one that begins with a dot lies beside the first. */
    private static void document(String line, Map<String, String> documented) {
        String[] cells = line.split("\\|");
        List<String> keys = quoted(cells[1]);
        List<String> values = quoted(cells[2]);
        assertThat(values).as(line).hasSameSizeAs(keys);
        String beside = keys.getFirst().replaceFirst("\\.[^.]*$", "");
        for (int i = 0; i < keys.size(); i++) {
            documented.put(keys.get(i).startsWith(".") ? beside + keys.get(i) : keys.get(i), values.get(i));
        }
    }

    private static List<String> quoted(String cell) {
        return QUOTED.matcher(cell).results().map(match -> match.group(1)).toList();
    }

    private static Map<String, String> defaults() throws IOException {
        Map<String, String> defaults = new TreeMap<>();
        try (InputStream resource = StudyFile.class.getResourceAsStream("defaults.yaml")) {
            flatten("", new Load(LoadSettings.builder().build()).loadFromInputStream(resource), defaults);
        }
        return defaults;
    }

    private static void flatten(String path, Object value, Map<String, String> into) {
        if (value instanceof Map<?, ?> mapping) {
            mapping.forEach((key, inner) -> flatten(path.isEmpty() ? key.toString() : path + "." + key, inner, into));
        } else {
            into.put(path, value.toString());
        }
    }
}
