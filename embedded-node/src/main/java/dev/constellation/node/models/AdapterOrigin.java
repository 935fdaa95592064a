package dev.constellation.node.models;

import org.jspecify.annotations.Nullable;

/**
 * Where an adapter came from.
 *
 * @param parent name of the model it was trained from
 * @param job id of the job of this node that trained it; null when it was shipped or put
 */
public record AdapterOrigin(String parent, @Nullable String job) {}
