package dev.constellation.trainer;

import dev.constellation.events.Ids;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.Example;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.ParseResult;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.Puzzle;
import dev.constellation.events.avro.Split;
import dev.constellation.events.avro.Verdict;
import dev.constellation.events.avro.VerdictChunk;
import dev.constellation.protocol.testing.LettersDomain;
import java.util.Arrays;
import java.util.List;

/** Verdicts as the verifier writes them; a program that begins with R is right on all rows, one with V on the visible. */
final class Verdicts {
    private Verdicts() {}

    static VerdictChunk chunk(Purpose purpose, String taskId, int chunk, String... programs) {
        return chunk(0, purpose, taskId, 1, chunk, programs);
    }

    static VerdictChunk chunk(int run, Purpose purpose, String taskId, long splitSeed, int chunk, String... programs) {
        Coordinates at = Coordinates.newBuilder()
                .setStudyId("study")
                .setRun(run)
                .setPurpose(purpose)
                .setTrajectory(1)
                .setRound(1)
                .setModel(new ModelRef("gen_v0", "00ff", LettersDomain.FAMILY))
                .setTaskId(taskId)
                .setDomain(LettersDomain.NAME)
                .setProfile("any")
                .setSplit(new Split(splitSeed, 1))
                .setChunk(chunk)
                .build();
        String output = taskId + "@" + splitSeed;
        return VerdictChunk.newBuilder()
                .setChunkId(Ids.chunk(at))
                .setAt(at)
                .setPuzzle(new Puzzle(taskId, List.of(new Example(List.of("ab"), output)), List.of()))
                .setFirstSample(0)
                .setVerdicts(Arrays.stream(programs).map(Verdicts::verdict).toList())
                .setDomainDigest("letters-1")
                .build();
    }

    private static Verdict verdict(String program) {
        boolean right = program.startsWith("R");
        boolean visible = right || program.startsWith("V");
        return Verdict.newBuilder()
                .setParse(ParseResult.PARSED)
                .setVisiblePass(visible)
                .setHeldOutPass(right)
                .setBehaviour("")
                .setHeldOutBehaviour("")
                .setProgram(visible ? program : null)
                .setSize(1)
                .setParts(1)
                .build();
    }
}
