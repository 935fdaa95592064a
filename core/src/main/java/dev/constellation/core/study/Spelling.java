package dev.constellation.core.study;

import java.util.Collection;
import java.util.Comparator;

/** Finds the word that was probably meant. */
final class Spelling {
    private Spelling() {}

    /** A question naming the nearest of the allowed words, or nothing when none is near. */
    static String hint(String word, Collection<String> allowed) {
        return allowed.stream()
                .filter(candidate ->
                        distance(word, candidate) <= Math.max(candidate.length() / 3, candidate.length() > 3 ? 2 : 1))
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)))
                .map(" (did you mean '%s'?)"::formatted)
                .orElse("");
    }

    /** Levenshtein's distance without regard to case. */
    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    row[j] = i + j;
                } else {
                    boolean same = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                    row[j] = Math.min(above[j - 1] + (same ? 0 : 1), 1 + Math.min(above[j], row[j - 1]));
                }
            }
            above = row;
        }
        return above[b.length()];
    }
}
