package dev.constellation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.constellation.core.analysis.Cell;
import dev.constellation.core.analysis.Figure;
import dev.constellation.core.analysis.Reselected;
import dev.constellation.core.analysis.Reselection;
import dev.constellation.core.analysis.SimulatedStudy;
import dev.constellation.core.analysis.Subset;
import dev.constellation.core.policy.Policies;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReplayReportTest {
    private static final SimulatedStudy STUDY = SimulatedStudy.moderate();

    @Test
    void theTablesTellWhatThePolicyGainsOverTheStudysOwnPoliciesAndWhatCouldBeSeen() {
        ReplayReport report = report("");
        Reselected v2 = report.results().get(2);
        Figure gain = v2.rivals().getFirst().gain(Subset.CONTESTED);

        assertThat(report.text().lines()).allMatch(line -> line.length() <= 100);
        assertThat(report.text().replaceAll("\\s+", " "))
                .contains("Replay of simulated", "Policy 'critic-mass', selecting from 1234 logged candidates")
                .contains("nothing was sampled", "log from yesterday to today, analysis a11")
                .contains("replayed "
                        + Notation.PERCENT.of(report.results().getFirst().success()))
                .contains("best unlearned (")
                .contains(Notation.POINTS.of(gain), Notation.detectable(gain), "oracle");
        assertThat(report("other").text().replaceAll("\\s+", " "))
                .contains("Policy 'critic-mass' with margins of other,");
    }

    @Test
    void theJsonHasTheSameFiguresWithTheirErrorsAndSizes() throws IOException {
        ReplayReport report = report("other");

        JsonNode json = new ObjectMapper().readTree(report.json());

        assertThat(json.path("analysis").textValue()).isEqualTo("a11");
        assertThat(json.path("critic").textValue()).isEqualTo("other");
        JsonNode naive = json.path("results").path(2).path("against").path(0);
        Figure.Measured gain = report.results()
                .get(2)
                .rivals()
                .getFirst()
                .gain(Subset.ALL)
                .measured()
                .orElseThrow();
        assertThat(naive.path("policy").textValue()).isEqualTo("naive");
        assertThat(naive.path("gain").path("all").path("value").doubleValue()).isCloseTo(gain.value(), within(1e-9));
        assertThat(naive.path("gain").path("all").path("tasks").intValue())
                .isEqualTo(gain.sizes().tasks());
        assertThat(naive.path("gain").path("contested").has("detectable")).isTrue();
    }

    private static ReplayReport report(String critic) {
        List<String> tasks =
                STUDY.data().cells().stream().map(Cell::taskId).distinct().toList();
        Reselection reselection =
                new Reselection(STUDY.definition(), Map.of(SimulatedStudy.BANK, tasks), Policies.CRITIC_MASS);
        STUDY.data().cells().forEach(cell -> reselection.add(cell, cell));
        return new ReplayReport(
                STUDY.definition(),
                "id-0",
                "a11",
                "critic-mass",
                critic,
                "yesterday to today",
                1234,
                reselection.results());
    }
}
