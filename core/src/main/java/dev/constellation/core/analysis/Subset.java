package dev.constellation.core.analysis;

/** Blocks of samples on which policies are compared. */
public enum Subset {
    /** Every block. */
    ALL("all"),
    /** At least two held-out behaviours among the survivors: a policy has a choice. */
    DIVERGENT("divergent"),
    /** A right and a wrong survivor: the choice decides. */
    CONTESTED("contested");

    private final String label;

    Subset(String label) {
        this.label = label;
    }

    /** Name in tables and files. */
    public String label() {
        return label;
    }
}
