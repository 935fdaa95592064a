package dev.constellation.events;

import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.GenerationRequest;
import dev.constellation.events.avro.ModelEvent;
import dev.constellation.events.avro.ScoreChunk;
import dev.constellation.events.avro.ScoringRequest;
import dev.constellation.events.avro.TrainingRequest;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * A topic of requests and the topic of their answers.
 *
 * @param requests reads requests
 * @param id id of a request, named in dead letters
 * @param answers writes answers
 * @param key key of an answer's record
 */
public record Exchange<Q extends SpecificRecord, A extends SpecificRecord>(
        Codec<Q> requests, Function<Q, String> id, Codec<A> answers, Function<A, String> key) {
    /** Puzzles for candidates. */
    public static Exchange<GenerationRequest, CandidateChunk> generation() {
        return new Exchange<>(
                Codec.of(GenerationRequest.class),
                GenerationRequest::getChunkId,
                Codec.of(CandidateChunk.class),
                chunk -> chunk.getAt().getTaskId());
    }

    /** Survivors for scores. */
    public static Exchange<ScoringRequest, ScoreChunk> scoring() {
        return new Exchange<>(
                Codec.of(ScoringRequest.class),
                ScoringRequest::getRequestId,
                Codec.of(ScoreChunk.class),
                ScoreChunk::getTaskId);
    }

    /** Manifests for models. */
    public static Exchange<TrainingRequest, ModelEvent> training() {
        return new Exchange<>(
                Codec.of(TrainingRequest.class),
                TrainingRequest::getRequestId,
                Codec.of(ModelEvent.class),
                model -> model.getModel().getName());
    }
}
