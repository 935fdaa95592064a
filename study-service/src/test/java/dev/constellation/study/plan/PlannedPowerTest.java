package dev.constellation.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.stats.CrossedDesign;
import dev.constellation.core.stats.VarianceComponents;
import dev.constellation.study.testing.MiniatureStudy;
import dev.constellation.study.testing.TinyDomain;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlannedPowerTest {
    @Test
    void namesTheDetectableDifferenceOfBanksThatCompareRoundsAndOfNoOther() {
        double expected = VarianceComponents.REFERENCE.detectable(new CrossedDesign(3, 2, 2));
        assertThat(PlannedPower.text(MiniatureStudy.definition(), Map.of(TinyDomain.REAL_BANK, 1)))
                .endsWith(String.format(Locale.ROOT, "about %.1f points on easy.", 100 * expected));
    }
}
