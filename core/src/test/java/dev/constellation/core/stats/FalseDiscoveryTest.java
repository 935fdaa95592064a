package dev.constellation.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.Digest;
import dev.constellation.core.RandomStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Exact tests and their correction together, as tasks are called changed. */
class FalseDiscoveryTest {
    private static final double RATE = 0.05;
    private static final int TASKS = 60;
    private static final int BEFORE = 48;
    private static final int AFTER = 144;

    @Test
    void withoutAnyEffectFewStudiesDiscoverAnything() {
        long discovering = IntStream.range(0, 300)
                .filter(study -> discoveries(study, 0) > 0)
                .count();
        assertThat(discovering).isLessThanOrEqualTo(15);
    }

    @Test
    void largeEffectsOnAFifthOfTheTasksAreDiscovered() {
        double mean = IntStream.range(0, 50)
                .mapToLong(study -> discoveries(study, TASKS / 5))
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(8.0, 12.6);
    }

    /** Tasks called changed when the chances of the first so many rise by four tenths. */
    private static long discoveries(int study, int risen) {
        RandomStream random =
                RandomStream.of(Digest.of("discoveries").add(study).seed());
        double[] p = new double[TASKS];
        for (int task = 0; task < TASKS; task++) {
            double chance = 0.5 * random.nextDouble();
            int before = successes(random, chance, BEFORE);
            int after = successes(random, task < risen ? chance + 0.4 : chance, AFTER);
            p[task] = FisherExact.p(before, BEFORE, after, AFTER);
        }
        return DoubleStream.of(FalseDiscovery.adjust(p))
                .filter(adjusted -> adjusted <= RATE)
                .count();
    }

    private static int successes(RandomStream random, double chance, int tries) {
        return (int)
                IntStream.range(0, tries).filter(i -> random.chance(chance)).count();
    }
}
