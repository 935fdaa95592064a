package dev.constellation.protocol;

/**
 * The model a request means.
 *
 * @param name its name on the node
 * @param digest digest of its weights, so that a name cannot be reused for others
 */
public record ModelId(String name, String digest) {}
