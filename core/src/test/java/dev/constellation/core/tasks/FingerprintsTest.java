package dev.constellation.core.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.RandomStream;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
    private final Fingerprints fingerprints = new Fingerprints();

    @Test
    void itHoldsWhatAMapHolds() {
        RandomStream random = RandomStream.of(7);
        Map<Long, Integer> expected = new HashMap<>();
        for (int i = 0; i < 100_000; i++) {
            long fingerprint = random.nextInt(40_000) * 0x10001L;
            int number = 1 + random.nextInt(5);
            fingerprints.put(fingerprint, number);
            expected.put(fingerprint, number);
        }
        assertThat(expected).hasSizeGreaterThan(30_000);
        expected.forEach((fingerprint, number) ->
                assertThat(fingerprints.get(fingerprint)).isEqualTo(number));
        assertThat(fingerprints.get(3)).isZero();
    }

    @Test
    void zeroIsAFingerprintLikeAnyOther() {
        assertThat(fingerprints.get(0)).isZero();
        fingerprints.put(0, 2);
        assertThat(fingerprints.get(0)).isEqualTo(2);
    }
}
