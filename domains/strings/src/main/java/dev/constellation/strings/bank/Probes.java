package dev.constellation.strings.bank;

import dev.constellation.core.Digest;
import dev.constellation.core.RandomStream;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Puzzle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Inputs like the visible ones on which consistent programs may part: letters and digits are exchanged within their
 * classes, and half of the time a token is doubled, dropped or moved, or a run of digits or letters changes its length.
 */
public final class Probes {
    /** Changes whenever a puzzle could get other inputs. */
    public static final int VERSION = 1;

    /** Inputs drawn for a puzzle. */
    static final int COUNT = 16;

    private static final int ATTEMPTS = 20 * COUNT;
    private static final double KEPT = 0.4;
    private static final int LONGEST = 200;

    private final RandomStream random;

    private Probes(RandomStream random) {
        this.random = random;
    }

    /** Distinct inputs, none of them visible; as many as {@value #COUNT} unless the visible ones allow fewer. */
    public static List<List<String>> of(Puzzle puzzle) {
        RandomStream random =
                RandomStream.of(Digest.of("probes").add(puzzle.taskId()).seed());
        return new Probes(random)
                .draw(puzzle.visible().stream().map(Example::input).toList());
    }

    private List<List<String>> draw(List<List<String>> visible) {
        Set<List<String>> drawn = new LinkedHashSet<>();
        for (int attempt = 0; attempt < ATTEMPTS && drawn.size() < COUNT && !visible.isEmpty(); attempt++) {
            List<String> columns = new ArrayList<>();
            for (String column : random.pick(visible)) {
                columns.add(mutated(column));
            }
            if (!visible.contains(columns)) {
                drawn.add(List.copyOf(columns));
            }
        }
        return List.copyOf(drawn);
    }

    private String mutated(String column) {
        List<String> tokens = tokens(column);
        if (!tokens.isEmpty() && random.chance(0.5)) {
            restructure(tokens);
        }
        StringBuilder text = new StringBuilder();
        for (String token : tokens) {
            text.append(random.chance(KEPT) ? token : exchanged(token));
        }
        return text.length() > LONGEST ? column : text.toString();
    }

    /** Runs of letters or digits, and single other characters. */
    private static List<String> tokens(String column) {
        List<String> tokens = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= column.length(); i++) {
            if (i == column.length()
                    || kind(column.charAt(i)) == 0
                    || kind(column.charAt(i)) != kind(column.charAt(start))) {
                tokens.add(column.substring(start, i));
                start = i;
            }
        }
        return tokens;
    }

    private static int kind(char c) {
        return isDigit(c) ? 1 : isLower(c) || isUpper(c) ? 2 : 0;
    }

    private void restructure(List<String> tokens) {
        int at = random.nextInt(tokens.size());
        String token = tokens.get(at);
        switch (random.nextInt(4)) {
            case 0 -> doubled(tokens, at);
            case 1 -> {
                tokens.remove(at);
                if (at < tokens.size() && at > 0 && kind(tokens.get(at).charAt(0)) == 0) {
                    tokens.remove(at);
                }
            }
            case 2 -> tokens.set(at, kind(token.charAt(0)) == 0 ? token : token + token.charAt(token.length() - 1));
            default -> {
                String other = tokens.set(random.nextInt(tokens.size()), token);
                tokens.set(at, other);
            }
        }
    }

    /** A token once more, after the separator that follows it. */
    private static void doubled(List<String> tokens, int at) {
        String separator = at + 1 < tokens.size() && kind(tokens.get(at + 1).charAt(0)) == 0 ? tokens.get(at + 1) : " ";
        tokens.add(at, separator);
        tokens.add(at, tokens.get(at + 1));
    }

    private String exchanged(String token) {
        StringBuilder text = new StringBuilder(token.length());
        for (int i = 0; i < token.length(); i++) {
            text.append(exchanged(token.charAt(i)));
        }
        return text.toString();
    }

    private char exchanged(char c) {
        if (isDigit(c)) {
            return (char) ('0' + random.nextInt(10));
        }
        if (isLower(c)) {
            return (char) ('a' + random.nextInt(26));
        }
        return isUpper(c) ? (char) ('A' + random.nextInt(26)) : c;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
