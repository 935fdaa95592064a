package dev.constellation.core.adapter;

import dev.constellation.core.FailureException;
import java.util.Optional;

/** Keeps the bytes of trained adapters by the digest of their weights. Implementations are thread-safe. */
public interface AdapterStore {
    /**
     * Bytes of an adapter, if the store has it.
     *
     * @param digest digest of its weights, in hexadecimal
     * @throws FailureException of the environment, when the store cannot be read
     */
    Optional<byte[]> get(String digest) throws FailureException;

    /**
     * Keeps an adapter. Keeping it again changes nothing.
     *
     * @param digest digest of its weights, in hexadecimal
     * @return its place in the store
     * @throws FailureException of the environment, when the store is full or cannot be written
     */
    String put(String digest, byte[] content) throws FailureException;
}
