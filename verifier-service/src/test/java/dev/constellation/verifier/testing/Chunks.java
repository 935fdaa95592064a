package dev.constellation.verifier.testing;

import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Split;
import dev.constellation.core.domain.Task;
import dev.constellation.events.DomainRecords;
import dev.constellation.events.Ids;
import dev.constellation.events.avro.Candidate;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.FinishReason;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.Purpose;
import java.util.List;

/** Tasks of the slice domain and chunks of candidates for them. */
public final class Chunks {
    /** Shows one row; the others are held out. */
    public static final Split SPLIT = new Split(7, 1);

    private Chunks() {}

    /** A task that {@code first 2} solves; the label makes it a task of its own. */
    public static Task task(String label) {
        return new Task(
                "slice",
                "p",
                "bank",
                "1",
                List.of(
                        new Example(List.of("abcd", label), "ab"),
                        new Example(List.of("efgh", label), "ef"),
                        new Example(List.of("ij", label), "ij")),
                3,
                null);
    }

    /** Where a chunk of the task belongs. */
    public static Coordinates at(Task task, int chunk) {
        return Coordinates.newBuilder()
                .setStudyId("study")
                .setRun(0)
                .setPurpose(Purpose.EVALUATE)
                .setTrajectory(0)
                .setRound(0)
                .setModel(new ModelRef("gen_v0", "digest", "tiny"))
                .setTaskId(task.id())
                .setDomain(task.domain())
                .setProfile(task.profile())
                .setSplit(DomainRecords.record(SPLIT))
                .setChunk(chunk)
                .build();
    }

    /** A chunk with one candidate per completion. */
    public static CandidateChunk chunk(Coordinates at, List<String> completions) {
        return CandidateChunk.newBuilder()
                .setChunkId(Ids.chunk(at))
                .setAt(at)
                .setFirstSample(at.getChunk() * 64)
                .setCandidates(completions.stream()
                        .map(text -> new Candidate(text, 3, -1.5, FinishReason.STOP))
                        .toList())
                .setPromptTokens(20)
                .setNodeSeconds(0.1)
                .setCpuSeconds(0.1)
                .build();
    }

    /** A chunk of one right, one wrong and one malformed program. */
    public static CandidateChunk chunk(Task task, int chunk) {
        return chunk(at(task, chunk), List.of("=> first 2", "=> first 1", "=> last"));
    }
}
