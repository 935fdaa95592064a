package dev.constellation.strings;

import dev.constellation.core.domain.Pool;
import dev.constellation.core.domain.SynthesisRequest;
import dev.constellation.strings.prompt.TinyPrompts;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Options of the corpus command.
 *
 * @param family prompt family that the lines are for
 * @param profile language profile
 * @param pool pool the tasks are made for
 * @param seed seed of the tasks and of their splits
 * @param count tasks, and so lines
 * @param minParts fewest parts
 * @param maxParts most parts
 * @param rows rows of a task
 * @param visible rows that a line shows
 * @param curriculum whether the first quarter has at most two parts
 * @param execution share of lines that show the program and ask for the output of another row
 * @param out gzip file to write
 */
record CorpusOptions(
        String family,
        String profile,
        Pool pool,
        long seed,
        int count,
        int minParts,
        int maxParts,
        int rows,
        int visible,
        boolean curriculum,
        double execution,
        Path out) {
    private static final int EASY_PARTS = 2;
    private static final int EASY_SHARE = 4;
    private static final String CURRICULUM = "curriculum";
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("family", TinyPrompts.FAMILY),
            Map.entry("profile", "ff"),
            Map.entry("pool", "pretrain"),
            Map.entry("seed", "1"),
            Map.entry("count", "500000"),
            Map.entry("min-parts", "1"),
            Map.entry("max-parts", "3"),
            Map.entry("rows", "12"),
            Map.entry("visible", "2"),
            Map.entry("execution", "0.2"),
            Map.entry("out", "corpus.jsonl.gz"));

    /** Refuses shares outside 0 to 1, and lines that a family does not have. */
    CorpusOptions {
        if (!(execution >= 0 && execution <= 1)) {
            throw new IllegalArgumentException("--execution: %s, allowed is 0 to 1".formatted(execution));
        }
        if (execution > 0 && !family.equals(TinyPrompts.FAMILY)) {
            throw new IllegalArgumentException(
                    "--execution: %s, only 0 is allowed with --family %s, which has no such lines"
                            .formatted(execution, family));
        }
    }

    /**
     * Reads {@code --name value} pairs and the flag {@code --curriculum}.
     *
     * @throws IllegalArgumentException when an option is unknown or a value is missing or malformed
     */
    static CorpusOptions of(String... arguments) {
        Map<String, String> values = new HashMap<>(DEFAULTS);
        List<String> rest = Arrays.asList(arguments);
        while (!rest.isEmpty()) {
            String name = name(rest.getFirst());
            boolean flag = name.equals(CURRICULUM);
            if (!flag && rest.size() < 2) {
                throw new IllegalArgumentException("--%s: a value is missing".formatted(name));
            }
            values.put(name, flag ? "true" : rest.get(1));
            rest = rest.subList(flag ? 1 : 2, rest.size());
        }
        return of(values);
    }

    private static String name(String argument) {
        String name = argument.startsWith("--") ? argument.substring(2) : "";
        Set<String> known = DEFAULTS.keySet();
        if (!known.contains(name) && !name.equals(CURRICULUM)) {
            throw new IllegalArgumentException("%s: unknown, allowed are --%s, --%s"
                    .formatted(
                            argument,
                            CURRICULUM,
                            String.join(", --", known.stream().sorted().toList())));
        }
        return name;
    }

    private static CorpusOptions of(Map<String, String> values) {
        return new CorpusOptions(
                values.getOrDefault("family", ""),
                values.getOrDefault("profile", ""),
                Pool.valueOf(values.getOrDefault("pool", "").toUpperCase(Locale.ROOT)),
                integer(values, "seed"),
                Math.toIntExact(integer(values, "count")),
                Math.toIntExact(integer(values, "min-parts")),
                Math.toIntExact(integer(values, "max-parts")),
                Math.toIntExact(integer(values, "rows")),
                Math.toIntExact(integer(values, "visible")),
                values.containsKey(CURRICULUM),
                Double.parseDouble(values.getOrDefault("execution", "")),
                Path.of(values.getOrDefault("out", "")));
    }

    private static long integer(Map<String, String> values, String name) {
        String value = values.getOrDefault(name, "");
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("--%s: \"%s\" is no integer".formatted(name, value), e);
        }
    }

    /** What to synthesize, in order. */
    List<SynthesisRequest> requests() {
        int easy = curriculum ? count / EASY_SHARE : 0;
        int easyParts = Math.max(minParts, Math.min(maxParts, EASY_PARTS));
        return List.of(
                new SynthesisRequest(profile, pool, seed, easy, minParts, easyParts, rows),
                new SynthesisRequest(profile, pool, seed, count - easy, minParts, maxParts, rows));
    }
}
