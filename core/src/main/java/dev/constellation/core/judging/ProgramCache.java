package dev.constellation.core.judging;

import dev.constellation.core.domain.Domain;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The most recently used compilations, so that a text that many samples repeat is compiled once. Bounded in entries, and
 * longer texts are not kept, so that its memory is bounded whatever the texts.
 */
final class ProgramCache {
    /** Longest text that is kept, in characters; real programs are far shorter. */
    private static final int LONGEST_KEPT = 2048;

    private final Domain domain;
    private final Map<Key, Compilation> entries;

    private record Key(String profile, String text) {}

    ProgramCache(Domain domain, int capacity) {
        this.domain = domain;
        this.entries = new LeastRecentlyUsed(capacity);
    }

    Compilation compile(String profile, String text) {
        if (text.length() > LONGEST_KEPT) {
            return Compilation.of(domain.language(profile), text);
        }
        Key key = new Key(profile, text);
        Compilation known = entries.get(key);
        if (known == null) {
            known = Compilation.of(domain.language(profile), text);
            entries.put(key, known);
        }
        return known;
    }

    private static final class LeastRecentlyUsed extends LinkedHashMap<Key, Compilation> {
        private static final long serialVersionUID = 1L;
        private final int capacity;

        LeastRecentlyUsed(int capacity) {
            super(16, 0.75f, true);
            this.capacity = capacity;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Compilation> eldest) {
            return size() > capacity;
        }
    }
}
