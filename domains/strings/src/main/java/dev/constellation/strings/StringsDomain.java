package dev.constellation.strings;

/** Placeholder. */
public final class StringsDomain {
    /** The domain's name. */
    public static final String NAME = "strings";

    private StringsDomain() {}
}
