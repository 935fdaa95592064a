package dev.constellation.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.events.avro.DeadLetter;
import dev.constellation.events.avro.FailureCategory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DeadLettersTest {
    private static final Codec<DeadLetter> CODEC = Codec.of(DeadLetter.class);

    @Test
    void aDeadLetterNamesThePlaceAndCarriesTheBytes() throws Exception {
        DeadLetter letter = CODEC.decode(DeadLetters.encode(record(10), FailureCategory.INPUT, "chunk", "why"));
        assertThat(letter.getTopic()).isEqualTo("candidates");
        assertThat(letter.getPartition()).isEqualTo(3);
        assertThat(letter.getOffset()).isEqualTo(17);
        assertThat(letter.getSubject()).isEqualTo("chunk");
        assertThat(letter.getValue().remaining()).isEqualTo(10);
    }

    @Test
    void aRecordAboveTheLargestValueIsNamedWithoutItsBytes() throws Exception {
        byte[] encoded =
                DeadLetters.encode(record(Topic.MAX_VALUE_BYTES), FailureCategory.INPUT, null, "x".repeat(1 << 20));
        assertThat(encoded).hasSizeLessThan(Topic.MAX_VALUE_BYTES);
        assertThat(CODEC.decode(encoded).getValue()).isNull();
        assertThat(CODEC.decode(encoded).getOffset()).isEqualTo(17);
    }

    private static ConsumerRecord<byte[], byte[]> record(int bytes) {
        return new ConsumerRecord<>("candidates", 3, 17, new byte[] {1}, new byte[bytes]);
    }
}
