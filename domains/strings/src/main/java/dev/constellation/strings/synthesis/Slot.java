package dev.constellation.strings.synthesis;

import dev.constellation.core.RandomStream;
import java.util.List;
import java.util.Locale;

/** A place in a shape of a column that is filled anew for every value. */
sealed interface Slot {
    /** Appends a random filling. */
    void fill(StringBuilder value, RandomStream random);

    /** Text that is always the same. */
    record Literal(String text) implements Slot {
        @Override
        public void fill(StringBuilder value, RandomStream random) {
            value.append(text);
        }
    }

    /** A number between two bounds with leading zeros up to a width. */
    record Number(int low, int high, int width) implements Slot {
        @Override
        public void fill(StringBuilder value, RandomStream random) {
            String digits = Integer.toString(random.between(low, high));
            value.repeat('0', Math.max(0, width - digits.length())).append(digits);
        }
    }

    /** A run of letters from a given one on. */
    record Letters(char first, int count) implements Slot {
        private static final int ALPHABET = 26;

        @Override
        public void fill(StringBuilder value, RandomStream random) {
            for (int i = 0; i < count; i++) {
                value.append((char) (first + random.nextInt(ALPHABET)));
            }
        }
    }

    /** How a word is written. */
    enum Spelling {
        /** As listed. */
        LISTED,
        /** In small letters. */
        LOWER,
        /** In capitals. */
        UPPER
    }

    /** A word of a list, or now and then an invented one, so that words cannot be learnt by heart. */
    record Word(List<String> words, double invented, Spelling spelling, boolean initial) implements Slot {
        private static final String CONSONANTS = "bcdfghjklmnprstvwz";
        private static final String VOWELS = "aeiou";

        @Override
        public void fill(StringBuilder value, RandomStream random) {
            String listed = random.pick(words);
            String word = random.chance(invented) ? invent(listed, random) : listed;
            String spelt = spell(word);
            value.append(spelt, 0, initial ? 1 : spelt.length());
        }

        private String spell(String word) {
            return switch (spelling) {
                case LISTED -> word;
                case LOWER -> word.toLowerCase(Locale.ROOT);
                case UPPER -> word.toUpperCase(Locale.ROOT);
            };
        }

        private static String invent(String model, RandomStream random) {
            StringBuilder word = new StringBuilder();
            for (int syllables = random.between(1, 3); syllables > 0; syllables--) {
                word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())))
                        .append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            }
            if (word.length() == 2 || random.chance(0.5)) {
                word.append(CONSONANTS.charAt(random.nextInt(CONSONANTS.length())));
            }
            if (Character.isUpperCase(model.charAt(0))) {
                word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
            }
            return word.toString();
        }
    }
}
