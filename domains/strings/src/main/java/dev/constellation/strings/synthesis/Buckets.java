package dev.constellation.strings.synthesis;

import dev.constellation.core.RandomStream;
import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.Pool;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pools apart. Behaviours and input rows are hashed into 64 buckets and every pool owns some of them, so whatever
 * seeds are used, two pools can share neither a canonical program, nor a behaviour on the probe rows, nor an input row.
 */
final class Buckets {
    private static final int COUNT = 64;
    private static final long FNV_PRIME = 0x100000001B3L;

    private static final int PROBES = 48;
    private static final long PROBE_SEED = 0x9E0BE5L;

    private final List<List<String>> probes;

    private Buckets(List<List<String>> probes) {
        this.probes = List.copyOf(probes);
    }

    /**
     * Buckets of behaviour on fixed probe rows. A base model is trained on one pool's buckets: changing the probes, and so
     * the kinds of columns, makes its evaluation tasks overlap with what it was trained on, and needs a new base model.
     */
    static Buckets of(RowSampler rows) {
        return new Buckets(rows.probes(PROBES, RandomStream.of(PROBE_SEED)));
    }

    List<List<String>> probes() {
        return probes;
    }

    /** The first bucket of each pool; it owns those up to the next pool's. */
    private static int firstOf(Pool pool) {
        return switch (pool) {
            case PRETRAIN -> 0;
            case STAR -> 32;
            case CRITIC -> 44;
            case DEV -> 52;
            case BANK -> 56;
        };
    }

    private static int endOf(Pool pool) {
        return pool.ordinal() + 1 < Pool.values().length ? firstOf(Pool.values()[pool.ordinal() + 1]) : COUNT;
    }

    /** Whether a hash belongs to a pool. */
    static boolean owns(Pool pool, long hash) {
        int bucket = (int) (hash >>> 58);
        return bucket >= firstOf(pool) && bucket < endOf(pool);
    }

    /** Hash of what a program does on the probe rows: equal for programs that behave alike there. */
    long behaviour(CompiledProgram program) {
        long hash = 0;
        for (List<String> probe : probes) {
            hash = mix(hash, program.run(probe));
        }
        return hash;
    }

    /** Hash of an input row. */
    static long row(List<String> columns) {
        long hash = columns.size();
        for (String column : columns) {
            hash = mix(hash, column);
        }
        return hash;
    }

    /** Chains FNV-1a over the characters with the finalizer of SplitMix64, which spreads it over the high bits. */
    private static long mix(long seed, @Nullable String text) {
        long hash = 0xCBF29CE484222325L ^ seed;
        if (text != null) {
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * FNV_PRIME;
            }
        }
        hash = (hash ^ (text == null ? -1 : text.length())) * FNV_PRIME;
        hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
        hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
        return hash ^ (hash >>> 31);
    }
}
