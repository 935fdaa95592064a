package dev.constellation.strings.synthesis;

import dev.constellation.core.RandomStream;
import dev.constellation.strings.language.Part.Constant;
import java.util.List;

/** Draws constants: mostly separators, some words that people put before or after a value, some that mean nothing. */
final class ConstantSampler {
    private static final Weighted<String> BETWEEN = weighted(
            " ", 16, ", ", 10, "-", 12, ".", 12, "/", 10, "_", 9, ":", 6, " - ", 5, "@", 4, ",", 4, ": ", 4, "; ", 2,
            "|", 2, "&", 1, " & ", 2, "+", 1, "=", 2, "#", 1, " (", 2, "--", 1, " / ", 1, "*", 1, "~", 1);
    private static final Weighted<String> BEFORE = weighted(
            "Mr. ", 4, "Dr. ", 4, "ID-", 4, "#", 5, "$", 4, "(", 5, "No. ", 3, "v", 3, "+", 3, "@", 3, "www.", 3,
            "re: ", 2, "Hello ", 2, "US-", 2, "USD ", 2, "http://", 2, "x", 1, "[", 3, "/", 4, "-", 3, "to ", 2, "0", 2,
            "id=", 2, "ref ", 1);
    private static final Weighted<String> AFTER = weighted(
            ".",
            8,
            ")",
            4,
            "!",
            3,
            ":",
            4,
            ";",
            2,
            ",",
            3,
            ".com",
            4,
            ".txt",
            3,
            "@acme.com",
            3,
            " Inc",
            3,
            "]",
            3,
            "/",
            4,
            "%",
            2,
            "?",
            2,
            " kg",
            2,
            "-X",
            2,
            ".org",
            2,
            " Jr.",
            2,
            "_v2",
            2,
            ".bak",
            1,
            "s",
            2,
            "00",
            2,
            "*",
            2);

    private ConstantSampler() {}

    /** A constant for the i-th of n parts. */
    static Constant draw(int i, int parts, RandomStream random) {
        if (random.chance(0.1)) {
            return new Constant(meaningless(random));
        }
        if (random.chance(0.25)) {
            return new Constant(BETWEEN.draw(random));
        }
        return new Constant((i == 0 ? BEFORE : i == parts - 1 ? AFTER : BETWEEN).draw(random));
    }

    private static String meaningless(RandomStream random) {
        String alphabet =
                random.pick(List.of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz", "0123456789"));
        StringBuilder text = new StringBuilder();
        for (int length = random.between(1, 4); length > 0; length--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static Weighted<String> weighted(Object... textsAndWeights) {
        Weighted<String> weighted = new Weighted<>();
        for (int i = 0; i < textsAndWeights.length; i += 2) {
            weighted.add((Integer) textsAndWeights[i + 1], (String) textsAndWeights[i]);
        }
        return weighted;
    }
}
