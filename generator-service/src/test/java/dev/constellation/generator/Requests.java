package dev.constellation.generator;

import dev.constellation.events.Ids;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.Example;
import dev.constellation.events.avro.GenerationRequest;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.Puzzle;
import dev.constellation.events.avro.Sampling;
import dev.constellation.events.avro.Split;
import dev.constellation.protocol.testing.LettersDomain;
import java.util.List;

/** Requests as the study sends them. */
final class Requests {
    private Requests() {}

    static GenerationRequest request(String taskId, String model, String digest) {
        return request(LettersDomain.NAME, taskId, model, digest);
    }

    static GenerationRequest request(String domain, String taskId, String model, String digest) {
        Coordinates at = Coordinates.newBuilder()
                .setStudyId("study")
                .setRun(0)
                .setPurpose(Purpose.EVALUATE)
                .setTrajectory(1)
                .setRound(0)
                .setModel(new ModelRef(model, digest, LettersDomain.FAMILY))
                .setTaskId(taskId)
                .setDomain(domain)
                .setProfile("any")
                .setSplit(new Split(1L, 1))
                .setChunk(0)
                .build();
        return GenerationRequest.newBuilder()
                .setChunkId(Ids.chunk(at))
                .setAt(at)
                .setPuzzle(new Puzzle(taskId, List.of(new Example(List.of("ab"), taskId)), List.of()))
                .setFirstSample(64)
                .setSamples(3)
                .setSampling(new Sampling(0.8, 0.95, 40, Ids.samplingSeed(at), false))
                .build();
    }
}
