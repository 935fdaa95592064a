package dev.constellation.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.events.avro.Candidate;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.FinishReason;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.Sampled;
import dev.constellation.events.avro.SampledChunk;
import dev.constellation.events.avro.ScoreChunk;
import dev.constellation.events.avro.Split;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodecTest {
    private static final Coordinates AT = Coordinates.newBuilder()
            .setStudyId("study")
            .setRun(0)
            .setPurpose(Purpose.EVALUATE)
            .setTrajectory(1)
            .setRound(2)
            .setModel(new ModelRef("base", "digest", "family"))
            .setTaskId("task")
            .setDomain("strings")
            .setProfile("ff")
            .setSplit(new Split(7L, 2))
            .setChunk(0)
            .build();

    private final CandidateChunk chunk = new CandidateChunk(
            "chunk",
            AT,
            0,
            List.of(
                    new Candidate("upper(x1)", 3, -1.5, FinishReason.STOP),
                    new Candidate("…", 1, -9.25, FinishReason.LENGTH)),
            40,
            0.5,
            0.25);
    private final byte[] written = Codec.of(CandidateChunk.class).encode(chunk);

    @Test
    void aPartOfARecordIsReadWithoutTheRest() throws Exception {
        SampledChunk part =
                Codec.ofPart(SampledChunk.class, CandidateChunk.class).decode(written);

        assertThat(part).isEqualTo(new SampledChunk("chunk", AT, List.of(new Sampled(3, -1.5), new Sampled(1, -9.25))));
    }

    @Test
    void bytesThatEndTooSoonAreNoRecord() {
        byte[] cut = Arrays.copyOf(written, written.length - 20);

        assertThatThrownBy(() -> Codec.of(CandidateChunk.class).decode(cut)).isInstanceOf(Codec.PoisonException.class);
        assertThatThrownBy(() ->
                        Codec.ofPart(SampledChunk.class, CandidateChunk.class).decode(cut))
                .isInstanceOf(Codec.PoisonException.class);
    }

    @Test
    void aRecordOfASchemaThatNobodyNamedStopsTheReader() {
        assertThatThrownBy(() -> Codec.of(ScoreChunk.class).decode(written))
                .isInstanceOf(Codec.UnknownSchemaException.class);
    }
}
