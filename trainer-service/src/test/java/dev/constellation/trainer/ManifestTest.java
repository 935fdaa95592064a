package dev.constellation.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.core.FailureException;
import dev.constellation.core.FailureException.Category;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.Role;
import dev.constellation.events.avro.TrainingRequest;
import dev.constellation.events.avro.VerdictChunk;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
    @Test
    void givesTheChunksItNamesAndNoOthers() throws FailureException {
        VerdictChunk wanted = Verdicts.chunk(Purpose.TRAIN, "a", 0, "R1");
        Manifest manifest = Manifest.of(TrainingRequests.request(Role.GENERATOR, ids(wanted)));
        manifest.offer(Verdicts.chunk(Purpose.EVALUATE, "b", 0, "R1"));
        manifest.offer(wanted);
        assertThat(manifest.complete()).containsExactly(LabelledChunk.of(wanted));
    }

    @Test
    void theFirstRecordOfAnIdCounts() throws FailureException {
        VerdictChunk first = Verdicts.chunk(Purpose.TRAIN, "a", 0, "R1");
        Manifest manifest = Manifest.of(TrainingRequests.request(Role.GENERATOR, ids(first)));
        manifest.offer(first);
        manifest.offer(Verdicts.chunk(Purpose.TRAIN, "a", 0, "R2", "R3"));
        assertThat(manifest.complete()).containsExactly(LabelledChunk.of(first));
    }

    @Test
    void aMissingChunkIsNamed() throws FailureException {
        VerdictChunk[] chunks = IntStream.range(0, 12)
                .mapToObj(i -> Verdicts.chunk(Purpose.TRAIN, "a", i, "R1"))
                .toArray(VerdictChunk[]::new);
        Manifest manifest = Manifest.of(TrainingRequests.request(Role.GENERATOR, ids(chunks)));
        manifest.offer(chunks[3]);
        List<String> missing = ids(chunks).stream()
                .filter(id -> !id.equals(chunks[3].getChunkId()))
                .sorted()
                .toList();
        assertThatThrownBy(manifest::complete)
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.category()).isEqualTo(Category.INPUT))
                .hasMessageContaining("11 chunks have no verdicts")
                .hasMessageContaining(missing.getFirst())
                .hasMessageContaining(missing.get(9) + " and 1 more");
    }

    @ParameterizedTest
    @CsvSource({
        "GENERATOR, EVALUATE", "GENERATOR, CRITIC_POOL", "GENERATOR, CONTROL",
        "CRITIC, EVALUATE", "CRITIC, TRAIN", "CRITIC, CONTROL"
    })
    void aChunkThatWasSampledForSomethingElseIsRefused(Role role, Purpose purpose) throws FailureException {
        VerdictChunk chunk = Verdicts.chunk(purpose, "a", 0, "R1");
        Manifest manifest = Manifest.of(TrainingRequests.request(role, ids(chunk)));
        manifest.offer(chunk);
        assertThatThrownBy(manifest::complete)
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.category()).isEqualTo(Category.INPUT))
                .hasMessageContaining(chunk.getChunkId() + "=" + purpose);
    }

    @Test
    void aDigestThatIsNotThatOfTheIdsIsRefused() {
        TrainingRequest request = TrainingRequest.newBuilder(TrainingRequests.request(Role.CRITIC, List.of("a")))
                .setChunkIds(List.of("a", "b"))
                .build();
        assertThatThrownBy(() -> Manifest.of(request)).hasMessageContaining("chunkIdsDigest");
    }

    @Test
    void aManifestWithoutChunksIsRefused() {
        assertThatThrownBy(() -> Manifest.of(TrainingRequests.request(Role.CRITIC, List.of())))
                .hasMessageContaining("chunkIds: empty");
    }

    private static List<String> ids(VerdictChunk... chunks) {
        return Arrays.stream(chunks).map(VerdictChunk::getChunkId).toList();
    }
}
