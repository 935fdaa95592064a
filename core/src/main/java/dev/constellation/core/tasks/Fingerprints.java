package dev.constellation.core.tasks;

/**
 * A small number, not 0, for each of many 63-bit fingerprints. An open hash table with linear probing: 10 bytes a place, at
 * most two thirds of the places taken. Not thread-safe.
 */
final class Fingerprints {
    private static final int FIRST_PLACES = 1024;

    private long[] keys = new long[FIRST_PLACES];
    private short[] numbers = new short[FIRST_PLACES];
    private int size;

    /** The number of a fingerprint; 0 for one that is not known. */
    int get(long fingerprint) {
        return numbers[place(fingerprint)];
    }

    /** Gives a fingerprint a number from 1 to 32767. */
    void put(long fingerprint, int number) {
        int place = place(fingerprint);
        if (numbers[place] == 0) {
            keys[place] = fingerprint;
            size++;
        }
        numbers[place] = (short) number;
        if (3L * size > 2L * keys.length) {
            grow();
        }
    }

    private int place(long fingerprint) {
        int mask = keys.length - 1;
        int place = (int) (fingerprint ^ (fingerprint >>> 32)) & mask;
        while (numbers[place] != 0 && keys[place] != fingerprint) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldKeys = keys;
        short[] oldNumbers = numbers;
        keys = new long[2 * oldKeys.length];
        numbers = new short[2 * oldNumbers.length];
        for (int old = 0; old < oldKeys.length; old++) {
            if (oldNumbers[old] != 0) {
                int place = place(oldKeys[old]);
                keys[place] = oldKeys[old];
                numbers[place] = oldNumbers[old];
            }
        }
    }
}
