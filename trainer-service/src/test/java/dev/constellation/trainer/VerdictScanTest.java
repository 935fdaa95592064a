package dev.constellation.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.broker.testing.KafkaFixture;
import dev.constellation.core.FailureException;
import dev.constellation.core.FailureException.Category;
import dev.constellation.events.avro.PartitionRange;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.VerdictChunk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VerdictScanTest {
    @RegisterExtension
    static final KafkaFixture KAFKA = new KafkaFixture();

    private final String task = "task-" + UUID.randomUUID();
    private final VerdictChunk one = Verdicts.chunk(Purpose.TRAIN, task, 1, "R1");
    private final VerdictChunk two = Verdicts.chunk(Purpose.TRAIN, task, 2, "R2");
    private final VerdictChunk three = Verdicts.chunk(Purpose.TRAIN, task, 3, "R3");
    private VerdictLog log;

    @BeforeEach
    void open() {
        log = new VerdictLog(KAFKA.bootstrapServers());
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void readsFromTheFirstOffsetToTheOneBeforeTheLast() throws FailureException {
        log.commit(0, one);
        long from = log.end(0);
        log.commit(0, two);
        long to = log.end(0);
        log.commit(0, three);
        assertThat(scan(new PartitionRange(0, from, to))).containsExactly(two);
    }

    @Test
    void endsBehindTheMarkerOfATransaction() throws FailureException {
        long from = log.end(1);
        log.commit(1, one, two);
        assertThat(log.end(1)).isEqualTo(from + 3);
        assertThat(scan(new PartitionRange(1, from, log.end(1)))).containsExactly(one, two);
    }

    @Test
    void endsBehindRecordsThatWereNeverCommitted() throws FailureException {
        long from = log.end(1);
        log.commit(1, one);
        log.abort(1, two, three);
        assertThat(scan(new PartitionRange(1, from, log.end(1)))).containsExactly(one);
    }

    @Test
    void readsSeveralPartitions() throws FailureException {
        long firstOfTwo = log.end(2);
        long firstOfThree = log.end(3);
        log.commit(2, one);
        log.commit(3, two, three);
        assertThat(scan(new PartitionRange(2, firstOfTwo, log.end(2)), new PartitionRange(3, firstOfThree, log.end(3))))
                .containsExactlyInAnyOrder(one, two, three);
    }

    @Test
    void anEmptyRangeIsReadAtOnce() throws FailureException {
        assertThat(scan(new PartitionRange(0, log.end(0), log.end(0)))).isEmpty();
        assertThat(scan()).isEmpty();
    }

    @Test
    void whatIsNoVerdictIsPassedOver() throws FailureException {
        long from = log.end(0);
        log.commitPoison(0);
        log.commit(0, one);
        assertThat(scan(new PartitionRange(0, from, log.end(0)))).containsExactly(one);
    }

    @Test
    void aTransactionThatStaysOpenIsAFaultOfTheEnvironment() {
        long from = log.end(0);
        log.begin(0, one);
        PartitionRange range = new PartitionRange(0, from, log.end(0));
        assertThatThrownBy(() -> scan(range))
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.category()).isEqualTo(Category.ENVIRONMENT))
                .hasMessageContaining("made no progress for PT2S");
        log.abort();
    }

    @Test
    void aRangeBehindTheEndOfTheLogIsAFaultOfTheInput() {
        long behind = log.end(0) + 1_000;
        assertThatThrownBy(() -> scan(new PartitionRange(0, behind, behind + 1)))
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.category()).isEqualTo(Category.INPUT))
                .hasMessageContaining("verdictRanges");
    }

    private static List<VerdictChunk> scan(PartitionRange... ranges) throws FailureException {
        List<VerdictChunk> chunks = new ArrayList<>();
        new VerdictScan(Map.of("bootstrap.servers", KAFKA.bootstrapServers()), Duration.ofSeconds(2))
                .read(List.of(ranges), chunks::add);
        return chunks;
    }
}
