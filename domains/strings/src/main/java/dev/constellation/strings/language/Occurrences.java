package dev.constellation.strings.language;

/** What both semantics do with the matches of one finder. */
record Occurrences(Finder finder) {
    /** The first matches joined; a negative count leaves out as many of the last. */
    String joinFirst(String value, int count) {
        return join(value, count > 0 ? count : finder.count(value) + count);
    }

    /** All matches joined. */
    String joinAll(String value) {
        return join(value, Integer.MAX_VALUE);
    }

    /** Matches without a gap between them are copied at once. */
    private String join(String value, int count) {
        long match = count > 0 ? finder.first(value) : Finder.NONE;
        if (match == Finder.NONE) {
            return "";
        }
        StringBuilder joined = new StringBuilder(value.length());
        int start = Finder.start(match);
        int end = Finder.end(match);
        for (int i = 1; i < count; i++) {
            match = finder.next(value, match);
            if (match == Finder.NONE) {
                break;
            }
            if (Finder.start(match) != end) {
                joined.append(value, start, end);
                start = Finder.start(match);
            }
            end = Finder.end(match);
        }
        return joined.append(value, start, end).toString();
    }

    /** Every match replaced where it stands. */
    String replaceAll(String value, String replacement) {
        long match = finder.first(value);
        if (match == Finder.NONE) {
            return value;
        }
        StringBuilder replaced = new StringBuilder(value.length());
        int kept = 0;
        while (match != Finder.NONE) {
            replaced.append(value, kept, Finder.start(match)).append(replacement);
            kept = Finder.end(match);
            match = finder.next(value, match);
        }
        return replaced.append(value, kept, value.length()).toString();
    }

    /** One range replaced. */
    static String replace(String value, int start, int end, String replacement) {
        return value.substring(0, start) + replacement + value.substring(end);
    }
}
