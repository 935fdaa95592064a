package dev.constellation.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassAtKTest {
    /** Expected: {@code 1 - comb(n-c, k, exact=True) / comb(n, k, exact=True)} of scipy.special. */
    @ParameterizedTest
    @CsvSource({
        "10, 3, 2, 0.5333333333333333",
        "64, 5, 8, 0.4990084611316764",
        "128, 1, 64, 0.5",
        "200, 37, 100, 0.9999999999998803",
        "4096, 3, 64, 0.04615748656570595",
    })
    void agreesWithExactBinomials(int n, int c, int k, double expected) {
        assertThat(PassAtK.of(n, c, k)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void isUndefinedForMoreSamplesThanThereAre() {
        assertThat(PassAtK.of(4, 2, 8)).isNaN();
    }

    @Test
    void isOneWhenFewerThanKSamplesAreWrong() {
        assertThat(PassAtK.of(10, 3, 8)).isEqualTo(1);
    }

    @Test
    void namesImpossibleCounts() {
        assertThatThrownBy(() -> PassAtK.of(4, 5, 1)).hasMessageContaining("c = 5");
    }

    @ParameterizedTest
    @CsvSource({"0.03, 8", "0.5, 3", "0.2, 16"})
    void hasTheTruthAsItsExpectation(double p, int k) {
        int n = 16;
        double expectation = 0;
        double probability = Math.pow(1 - p, n);
        for (int c = 0; c <= n; c++) {
            expectation += probability * PassAtK.of(n, c, k);
            probability *= p / (1 - p) * (n - c) / (c + 1);
        }
        assertThat(expectation).isCloseTo(1 - Math.pow(1 - p, k), within(1e-12));
    }

    @Test
    void tablesHoldEveryCount() {
        double[][] table = PassAtK.table(4, new int[] {1, 2});
        assertThat(table).hasDimensions(5, 2);
        assertThat(table[2]).containsExactly(new double[] {0.5, 5.0 / 6}, within(1e-12));
    }
}
