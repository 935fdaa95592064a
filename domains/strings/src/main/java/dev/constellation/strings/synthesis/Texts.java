package dev.constellation.strings.synthesis;

import dev.constellation.core.RandomStream;
import dev.constellation.strings.language.CompiledPart;
import dev.constellation.strings.language.Finder;
import dev.constellation.strings.language.Part;
import dev.constellation.strings.language.Profile;
import dev.constellation.strings.language.Regex.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a value is on every row of a task, and which tokens and delimiters all of them have. */
final class Texts {
    private static final List<Finder> FINDERS = Arrays.stream(Type.values())
            .map(type -> Finder.of(type, Profile.FF))
            .toList();

    private final List<String> rows;
    private final Map<Type, Integer> counts = new EnumMap<>(Type.class);
    private @Nullable List<Character> delimiters;

    Texts(List<String> rows) {
        this.rows = rows;
    }

    /** A part's outputs; null when a row is an error. */
    static @Nullable Texts of(Part part, List<List<String>> inputs, Profile profile) {
        CompiledPart compiled = CompiledPart.of(part, profile);
        List<String> outputs = new ArrayList<>(inputs.size());
        for (List<String> input : inputs) {
            String output = compiled.run(input);
            if (output == null) {
                return null;
            }
            outputs.add(output);
        }
        return new Texts(outputs);
    }

    List<String> rows() {
        return rows;
    }

    /** Length of the shortest row. */
    int shortest() {
        return rows.stream().mapToInt(String::length).min().orElse(0);
    }

    boolean hasEmpty() {
        return rows.contains("");
    }

    boolean isConstant() {
        return rows.stream().allMatch(rows.getFirst()::equals);
    }

    /** Matches of a type that every row has. */
    int count(Type type) {
        return counts.computeIfAbsent(type, this::leastMatches);
    }

    private int leastMatches(Type type) {
        Finder finder = FINDERS.get(type.ordinal());
        int least = Integer.MAX_VALUE;
        for (String row : rows) {
            least = Math.min(least, finder.count(row));
        }
        return least;
    }

    /** Types that match in every row, out of the given ones. */
    List<Type> types(List<Type> among) {
        return among.stream().filter(type -> count(type) > 0).toList();
    }

    /** Delimiters that every row has, in the order of the first row. */
    List<Character> delimiters() {
        if (delimiters == null) {
            delimiters = rows.getFirst()
                    .chars()
                    .filter(c -> c < 0x7F && !Character.isLetterOrDigit(c))
                    .distinct()
                    .filter(c -> rows.stream().allMatch(row -> row.indexOf(c) >= 0))
                    .mapToObj(c -> (char) c)
                    .toList();
        }
        return delimiters;
    }

    /** A delimiter of every row. */
    char delimiter(RandomStream random) {
        return random.pick(delimiters());
    }
}
