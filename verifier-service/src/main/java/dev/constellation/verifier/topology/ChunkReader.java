package dev.constellation.verifier.topology;

import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.Ids;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.FailureCategory;

/** Reads chunks of candidates and trusts no id: it follows from the coordinates, and the key is the task's. */
final class ChunkReader {
    private static final Codec<CandidateChunk> CODEC = Codec.of(CandidateChunk.class);

    /**
     * Reads the chunk of a record.
     *
     * @throws PoisonException when the bytes are no candidates
     * @throws RefusedException when there are no bytes, or an id or the key is not what it must be
     */
    CandidateChunk read(Origin origin) throws PoisonException, RefusedException {
        CandidateChunk chunk = CODEC.decode(origin.requireValue());
        String chunkId = chunk.getChunkId();
        origin.requireKey(chunk.getAt().getTaskId(), chunkId);
        String expected = Ids.chunk(chunk.getAt());
        if (!chunkId.equals(expected)) {
            throw new RefusedException(
                    FailureCategory.INPUT,
                    chunkId,
                    "chunkId: '%s', the coordinates have the id %s".formatted(chunkId, expected));
        }
        return chunk;
    }
}
