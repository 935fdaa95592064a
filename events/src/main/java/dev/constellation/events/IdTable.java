package dev.constellation.events;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers distinct ids from 0 in the order in which they come. An id that is a digest, 32 lower-case hexadecimal digits,
 * takes about 40 bytes; any other one what a map of strings takes. Not thread-safe.
 */
public final class IdTable {
    private static final int DIGITS = 32;
    private static final int FIRST_CAPACITY = 64;

    private long[] high = new long[FIRST_CAPACITY];
    private long[] low = new long[FIRST_CAPACITY];
    private int[] numbers = free(FIRST_CAPACITY);
    private final Map<String, Integer> others = new HashMap<>();
    private int digests;

    /** How many distinct ids there are. */
    public int size() {
        return digests + others.size();
    }

    /** The number of an id, which is {@link #size} before the call when the id is new. */
    public int number(String id) {
        if (!isDigest(id)) {
            return others.computeIfAbsent(id, _ -> size());
        }
        long first = high(id);
        long second = low(id);
        int slot = slot(first, second);
        if (numbers[slot] < 0) {
            numbers[slot] = size();
            high[slot] = first;
            low[slot] = second;
            digests++;
            growIfHalfFull();
            return size() - 1;
        }
        return numbers[slot];
    }

    /** The number of an id; empty when it has none. */
    public Optional<Integer> find(String id) {
        if (!isDigest(id)) {
            return Optional.ofNullable(others.get(id));
        }
        int number = numbers[slot(high(id), low(id))];
        return number < 0 ? Optional.empty() : Optional.of(number);
    }

    /** Where a digest is, or would be put. */
    private int slot(long first, long second) {
        int mask = numbers.length - 1;
        int slot = (int) (first ^ first >>> 32) & mask;
        while (numbers[slot] >= 0 && (high[slot] != first || low[slot] != second)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void growIfHalfFull() {
        if (2 * digests <= numbers.length) {
            return;
        }
        long[] oldHigh = high;
        long[] oldLow = low;
        int[] old = numbers;
        high = new long[2 * old.length];
        low = new long[2 * old.length];
        numbers = free(2 * old.length);
        for (int i = 0; i < old.length; i++) {
            if (old[i] >= 0) {
                int slot = slot(oldHigh[i], oldLow[i]);
                high[slot] = oldHigh[i];
                low[slot] = oldLow[i];
                numbers[slot] = old[i];
            }
        }
    }

    private static int[] free(int capacity) {
        int[] numbers = new int[capacity];
        Arrays.fill(numbers, -1);
        return numbers;
    }

    private static boolean isDigest(String id) {
        if (id.length() != DIGITS) {
            return false;
        }
        for (int i = 0; i < DIGITS; i++) {
            char digit = id.charAt(i);
            if ((digit < '0' || digit > '9') && (digit < 'a' || digit > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static long high(String digest) {
        return HexFormat.fromHexDigitsToLong(digest, 0, DIGITS / 2);
    }

    private static long low(String digest) {
        return HexFormat.fromHexDigitsToLong(digest, DIGITS / 2, DIGITS);
    }
}
