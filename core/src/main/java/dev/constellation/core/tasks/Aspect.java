package dev.constellation.core.tasks;

/** What two task sets can have in common. */
public enum Aspect {
    /** The text of a secret program. */
    PROGRAM("programs"),
    /** The canonical text of a secret program. */
    CANONICAL_PROGRAM("canonical programs"),
    /** The outputs of a secret program on the domain's reference inputs. */
    BEHAVIOUR("behaviours"),
    /** A row with its output. */
    EXAMPLE("examples"),
    /** A row without its output. */
    INPUT("inputs");

    private final String plural;

    Aspect(String plural) {
        this.plural = plural;
    }

    /** Several of them, as in "3 inputs". */
    public String plural() {
        return plural;
    }
}
