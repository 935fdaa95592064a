package dev.constellation.verifier.topology;

import dev.constellation.events.Codec.UnknownSchemaException;

/**
 * A record was written with a schema that this version does not know. Skipping it would lose results without a trace, so
 * the service stops; a newer version goes on from the same place.
 */
public final class UnreadableTopicException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableTopicException(Origin origin, UnknownSchemaException cause) {
        super("cannot go on at %s: %s".formatted(origin.place(), cause.getMessage()), cause);
    }
}
