package dev.constellation.node.conformance;

import java.net.URI;

/** A running node and what the contract has to know of it. */
public interface NodeUnderTest {
    /** Where it listens. */
    URI url();

    /** Name of its base. */
    String base();

    /** Most tokens of a sequence; no text of as many characters has more tokens. */
    int contextTokens();

    /** Whether samples are equal bit for bit whatever else is computed at the same time. */
    default boolean batchInvariant() {
        return true;
    }

    /** Whether it holds completions to a grammar; one that does not refuses it. */
    default boolean takesGrammars() {
        return false;
    }

    /** A client of it. */
    default NodeClient client() {
        return new NodeClient(url());
    }
}
