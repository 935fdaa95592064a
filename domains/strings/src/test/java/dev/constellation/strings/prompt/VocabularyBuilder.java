package dev.constellation.strings.prompt;

import dev.constellation.core.domain.Pool;
import dev.constellation.core.domain.SynthesisRequest;
import dev.constellation.core.domain.Task;
import dev.constellation.strings.synthesis.TaskSynthesizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Chooses the vocabulary of the embedded model: all characters of prompts, every name of the language, and then the
 * neighbours that stand together most often in generated programs, counted again after each addition as the tokenizer
 * (greedy longest match) would see them. Run {@code main} to write the resource; a model is bound to the vocabulary it
 * was trained with, so after a change of the tasks the file is written anew only together with a new base model.
 */
final class VocabularyBuilder {
    /** Pieces besides the two that the model adds. */
    static final int PIECES = 254;

    private static final int ADDED_A_ROUND = 4;
    private static final int SAMPLE = 20_000;
    private static final int RAREST = 20;
    private static final int LONGEST_RUN = 8;

    private static final List<String> NAMES = List.of(
            "Concat(",
            "SubStr(",
            "GetSpan(",
            "GetToken(",
            "GetUpto(",
            "GetFrom(",
            "ToCase(",
            "Replace(",
            "Trim(",
            "GetFirst(",
            "GetAll(",
            "Substitute(",
            "SubstituteAll(",
            "Remove(",
            "RemoveAll(",
            "NUMBER",
            "WORD",
            "ALPHANUM",
            "ALL_CAPS",
            "PROP_CASE",
            "LOWER",
            "DIGIT",
            "CHAR",
            "PROPER",
            "START",
            "END",
            "x2",
            ", ",
            "yes",
            "no");

    private static final String DELIMITER = "\"[^\"\\\\a-zA-Z0-9]?\"";
    private static final String ARGUMENT = "(?:[A-Z_]{3,}|-?[1-9][0-9]?|" + DELIMITER + ")";
    private static final String ARGUMENTS = ARGUMENT + "(?:, " + ARGUMENT + ")*";
    private static final String OPERATOR = "(?!Concat)[A-Z][A-Za-z]+\\(";

    /**
     * Pieces follow the structure of programs, so that a thought has one spelling wherever it stands: the opening of an
     * operator on a column or on another operator, arguments up to the closing bracket or the next comma, a whole value, a
     * constant.
     */
    private static final Pattern STRUCTURE = Pattern.compile(OPERATOR + "(" + OPERATOR + ")?(x2?, )?"
            + "|" + ARGUMENTS + "\\)"
            + "|" + ARGUMENT + ", "
            + "|" + OPERATOR + "x2?(, " + ARGUMENTS + ")?\\)"
            + "|\"[^\"\\\\]{1,3}\"");

    private VocabularyBuilder() {}

    /** Writes the resource. */
    public static void main(String[] arguments) throws IOException {
        List<String> pieces = build();
        List<String> lines = new ArrayList<>();
        lines.add(JsonText.quote("\u001d"));
        pieces.stream().map(JsonText::quote).forEach(lines::add);
        Files.write(Path.of(arguments[0]), lines);
        System.out.printf(
                "%d pieces, %.2f tokens a program%n", pieces.size(), tokensPerProgram(pieces, programs(2, SAMPLE)));
    }

    static List<String> build() {
        List<String> programs = programs(1, SAMPLE);
        Set<String> fixed = fixed();
        Set<String> pieces = new LinkedHashSet<>(fixed);
        for (int round = 0; round < 3; round++) {
            grow(pieces, programs);
            prune(pieces, fixed, programs);
        }
        grow(pieces, programs);
        return new ArrayList<>(pieces);
    }

    private static Set<String> fixed() {
        Set<String> fixed = new LinkedHashSet<>(List.of("\n", "\u001a", "\u001d", "\u001e", "\u001f"));
        for (char c = ' '; c < 0x7F; c++) {
            fixed.add(String.valueOf(c));
        }
        fixed.addAll(NAMES);
        return fixed;
    }

    private static void grow(Set<String> pieces, List<String> programs) {
        while (pieces.size() < PIECES) {
            Map<String, Integer> gains = new HashMap<>();
            for (String program : programs) {
                count(encode(program, pieces), gains);
            }
            List<String> best = gains.entrySet().stream()
                    .filter(gain -> !pieces.contains(gain.getKey())
                            && STRUCTURE.matcher(gain.getKey()).matches())
                    .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                            .thenComparing(Map.Entry.comparingByKey()))
                    .limit(Math.min(ADDED_A_ROUND, PIECES - pieces.size()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (best.isEmpty()) {
                return;
            }
            pieces.addAll(best);
        }
    }

    /** Adds, for every run of tokens, how many tokens it would save as one piece. */
    private static void count(List<String> tokens, Map<String, Integer> gains) {
        for (int from = 0; from < tokens.size(); from++) {
            StringBuilder run = new StringBuilder(tokens.get(from));
            for (int to = from + 1; to < Math.min(tokens.size(), from + LONGEST_RUN); to++) {
                gains.merge(run.append(tokens.get(to)).toString(), to - from, Integer::sum);
            }
        }
    }

    /** Drops the pieces that longer ones have made rare. */
    private static void prune(Set<String> pieces, Set<String> fixed, List<String> programs) {
        Map<String, Integer> uses = new HashMap<>();
        for (String program : programs) {
            encode(program, pieces).forEach(token -> uses.merge(token, 1, Integer::sum));
        }
        pieces.stream()
                .filter(piece -> !fixed.contains(piece))
                .sorted(Comparator.comparingInt((String piece) -> uses.getOrDefault(piece, 0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(RAREST)
                .toList()
                .forEach(pieces::remove);
    }

    static double tokensPerProgram(List<String> pieces, List<String> programs) {
        Set<String> set = Set.copyOf(pieces);
        return programs.stream()
                .mapToInt(program -> encode(program, set).size())
                .average()
                .orElseThrow();
    }

    /** Greedy longest match. */
    static List<String> encode(String text, Set<String> pieces) {
        List<String> tokens = new ArrayList<>();
        int position = 0;
        while (position < text.length()) {
            int end = Math.min(text.length(), position + 40);
            while (end > position + 1 && !pieces.contains(text.substring(position, end))) {
                end--;
            }
            tokens.add(text.substring(position, end));
            position = end;
        }
        return tokens;
    }

    static List<String> programs(long seed, int count) {
        SynthesisRequest request = new SynthesisRequest("ff", Pool.PRETRAIN, seed, count, 1, 3, 12);
        return new TaskSynthesizer("strings")
                .synthesize(request).stream().map(Task::secretProgram).toList();
    }
}
