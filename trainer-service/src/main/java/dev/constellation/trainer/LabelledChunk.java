package dev.constellation.trainer;

import dev.constellation.core.domain.Puzzle;
import dev.constellation.core.recipe.JudgedSample;
import dev.constellation.events.DomainRecords;
import dev.constellation.events.avro.Split;
import dev.constellation.events.avro.Verdict;
import dev.constellation.events.avro.VerdictChunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What training takes from a chunk of verdicts. It holds no id, since ids contain the run number and a repeated run must
 * train on the same rows.
 *
 * @param taskId the task
 * @param splitSeed seed of the split
 * @param visibleCount visible rows of the split
 * @param chunk number of the chunk among those of the same model, task and split
 * @param puzzle what the model saw
 * @param programs samples whose program is told, in sampling order, repeats included
 * @param samples how many samples were judged
 */
record LabelledChunk(
        String taskId,
        long splitSeed,
        int visibleCount,
        int chunk,
        Puzzle puzzle,
        List<JudgedSample> programs,
        int samples) {
    /** The order in which chunks are read, the same for every run. */
    static final Comparator<LabelledChunk> ORDER = Comparator.comparing(LabelledChunk::taskId)
            .thenComparingLong(LabelledChunk::splitSeed)
            .thenComparingInt(LabelledChunk::visibleCount)
            .thenComparingInt(LabelledChunk::chunk);

    LabelledChunk {
        programs = List.copyOf(programs);
    }

    static LabelledChunk of(VerdictChunk chunk) {
        Split split = chunk.getAt().getSplit();
        return new LabelledChunk(
                chunk.getAt().getTaskId(),
                split.getSeed(),
                split.getVisibleCount(),
                chunk.getAt().getChunk(),
                DomainRecords.puzzle(chunk.getPuzzle()),
                programs(chunk.getVerdicts()),
                chunk.getVerdicts().size());
    }

    private static List<JudgedSample> programs(List<Verdict> verdicts) {
        List<JudgedSample> programs = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            String program = verdict.getProgram();
            if (program != null) {
                boolean visible = verdict.getVisiblePass();
                programs.add(new JudgedSample(
                        program, visible, visible && verdict.getHeldOutPass(), verdict.getBehaviour()));
            }
        }
        return programs;
    }
}
