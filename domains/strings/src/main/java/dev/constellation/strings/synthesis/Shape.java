package dev.constellation.strings.synthesis;

import dev.constellation.core.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One form that the values of a column take, such as a name with a middle initial. */
record Shape(List<Slot> slots) {
    private static final double INVENTED = 0.35;
    private static final List<String> OPEN_LISTS = List.of("First", "Last", "City", "Firm", "Noun", "Street");

    /** Reads the form of {@code columns.txt}. */
    static Shape of(String pattern, Map<String, List<String>> words) {
        List<Slot> slots = new ArrayList<>();
        int position = 0;
        for (int open = pattern.indexOf('{'); open >= 0; open = pattern.indexOf('{', position)) {
            int close = pattern.indexOf('}', open);
            if (open > position) {
                slots.add(new Slot.Literal(pattern.substring(position, open)));
            }
            slots.add(slot(pattern.substring(open + 1, close), words));
            position = close + 1;
        }
        if (position < pattern.length()) {
            slots.add(new Slot.Literal(pattern.substring(position)));
        }
        return new Shape(List.copyOf(slots));
    }

    private static Slot slot(String name, Map<String, List<String>> words) {
        return switch (name) {
            case "01" -> new Slot.Number(1, 12, 2);
            case "28" -> new Slot.Number(1, 28, 2);
            case "24" -> new Slot.Number(0, 23, 2);
            case "59" -> new Slot.Number(0, 59, 2);
            case "2000" -> new Slot.Number(1950, 2029, 4);
            default -> Character.isDigit(name.charAt(0)) ? digits(name) : lettersOrWord(name, words);
        };
    }

    private static Slot digits(String name) {
        int bound = (int) Math.pow(10, name.length());
        return name.charAt(0) == '9'
                ? new Slot.Number(bound / 10, bound - 1, name.length())
                : new Slot.Number(0, bound - 1, name.length());
    }

    private static Slot lettersOrWord(String name, Map<String, List<String>> words) {
        char first = name.charAt(0);
        if ((first == 'A' || first == 'a') && name.chars().allMatch(c -> c == first)) {
            return new Slot.Letters(first, name.length());
        }
        boolean initial = name.endsWith(".");
        String bare = initial ? name.substring(0, name.length() - 1) : name;
        Map.Entry<String, List<String>> listed = words.entrySet().stream()
                .filter(entry -> bare.equalsIgnoreCase(entry.getKey()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "columns.txt: {%s} is no slot, words.txt has %s".formatted(name, words.keySet())));
        double invented = OPEN_LISTS.contains(listed.getKey()) ? INVENTED : 0;
        return new Slot.Word(listed.getValue(), invented, spelling(bare), initial);
    }

    private static Slot.Spelling spelling(String name) {
        if (name.equals(name.toLowerCase(Locale.ROOT))) {
            return Slot.Spelling.LOWER;
        }
        return name.equals(name.toUpperCase(Locale.ROOT)) ? Slot.Spelling.UPPER : Slot.Spelling.LISTED;
    }

    /** The words of every section, split at blanks. */
    static Map<String, List<String>> words(Sections sections) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        sections.lines()
                .forEach((slot, lines) ->
                        words.put(slot, Arrays.asList(String.join(" ", lines).split(" +"))));
        return words;
    }

    String draw(RandomStream random) {
        StringBuilder value = new StringBuilder();
        for (Slot slot : slots) {
            slot.fill(value, random);
        }
        return value.toString();
    }
}
