package dev.constellation.core.domain;

import java.util.Locale;

/**
 * The uses a synthetic task can be made for. A domain reserves hash buckets of program behaviour and of input rows for
 * each, so that no program, behaviour or example occurs in two pools.
 */
public enum Pool {
    /** Tasks the base model and the first generator are trained on. */
    PRETRAIN,
    /** Tasks that self-training rounds sample from. */
    STAR,
    /** Tasks whose candidates train the critic. */
    CRITIC,
    /** Tasks on which choices are tuned. */
    DEV,
    /** Tasks that only final evaluations see. */
    BANK;

    /** The name used in study files, topics and tables. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
