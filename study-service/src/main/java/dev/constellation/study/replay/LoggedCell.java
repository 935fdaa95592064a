package dev.constellation.study.replay;

import dev.constellation.core.analysis.SampleOutcome;
import dev.constellation.events.avro.JudgedChunk;
import dev.constellation.events.avro.ParseResult;
import dev.constellation.events.avro.Sampled;
import dev.constellation.events.avro.SampledChunk;
import dev.constellation.events.avro.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The chunks of a cell as the log has them. */
final class LoggedCell {
    private final @Nullable Chunk[] chunks;
    private int samples;

    private record Chunk(SampledChunk sampled, JudgedChunk judged) {}

    /** A cell of which nothing was read yet. */
    LoggedCell(int chunks) {
        this.chunks = new Chunk[chunks];
    }

    /** Adds a chunk at its place in sampling order. */
    void add(int place, SampledChunk sampled, JudgedChunk judged) {
        chunks[place] = new Chunk(sampled, judged);
        samples += judged.getVerdicts().size();
    }

    boolean isComplete() {
        return Arrays.stream(chunks).allMatch(Objects::nonNull);
    }

    /** Samples of the chunks that were added. */
    int samples() {
        return samples;
    }

    /** What became of each sample, in sampling order. */
    List<SampleOutcome> outcomes() {
        List<SampleOutcome> outcomes = new ArrayList<>(samples);
        for (Chunk chunk : chunks) {
            if (chunk != null) {
                List<Sampled> sampled = chunk.sampled.getCandidates();
                List<Verdict> verdicts = chunk.judged.getVerdicts();
                for (int i = 0; i < verdicts.size(); i++) {
                    outcomes.add(outcome(sampled.get(i), verdicts.get(i)));
                }
            }
        }
        return outcomes;
    }

    private static SampleOutcome outcome(Sampled sampled, Verdict verdict) {
        return new SampleOutcome(
                verdict.getParse() == ParseResult.PARSED,
                verdict.getVisiblePass(),
                verdict.getHeldOutPass(),
                verdict.getBehaviour(),
                verdict.getHeldOutBehaviour(),
                verdict.getProgram(),
                verdict.getSize(),
                sampled.getLogProbability(),
                sampled.getTokens());
    }
}
