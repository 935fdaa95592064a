package dev.constellation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.BankResult;
import dev.constellation.core.analysis.Cell;
import dev.constellation.core.analysis.Counterpart;
import dev.constellation.core.analysis.SimulatedStudy;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.analysis.Tally;
import dev.constellation.core.study.StudyDefinition;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChosenOnDevTest {
    private static final int N = 16;

    private final SimulatedStudy study = new SimulatedStudy(4, 40, 2, 3, 1, N, 0.5, 2);
    private final StudyDefinition definition = study.definition(List.of("easy", "dev"));
    private final StudyData data = data();
    private final Analysis analysis = Analysis.of(definition, data);

    /** At temperature 1.5 the first generator solves every second task always and the others never. */
    private StudyData data() {
        List<Cell> easy = study.data().cells();
        List<Cell> all = Stream.concat(easy.stream(), easy.stream().map(SimulatedStudy::onDev))
                .toList();
        List<Tally> hot = all.stream()
                .map(cell -> new Tally(
                        cell.bank(),
                        cell.taskId(),
                        cell.split(),
                        cell.trajectory(),
                        cell.round(),
                        N,
                        cell.bank().equals("dev") || cell.taskId().hashCode() % 2 == 0 ? N : 0))
                .toList();
        StudyData plain = study.data(all);
        return new StudyData(
                plain.cells(),
                plain.models(),
                plain.exclusions(),
                plain.digests(),
                Map.of(new Counterpart.Heated(1.5), hot),
                plain.axes(),
                plain.costs(),
                plain.roundCosts(),
                plain.puzzles());
    }

    private String table(String bank) {
        BankResult result = analysis.banks().stream()
                .filter(one -> one.bank().equals(bank))
                .findFirst()
                .orElseThrow();
        TextLayout layout = new TextLayout();
        new BankTables(result, analysis.k()).brief().forEach(layout::table);
        return layout.toString().replaceAll("\\s+", " ");
    }

    @Test
    void otherBanksNameThePolicyAndTheTemperatureThatDevChose() {
        assertThat(table("easy"))
                .contains("best unlearned: shortest for v0, shortest for v1; chosen on the bank dev")
                .contains("1.5, chosen on dev")
                .contains("which favours v0 on that bank alone")
                .doesNotContain("chosen on the same data");
    }

    @Test
    void devItselfSaysThatItsChoiceIsOnTheSameData() {
        assertThat(table("dev"))
                .contains(
                        "best unlearned: shortest for v0, shortest for v1; chosen on the same data, so the gain over it is biased");
    }

    @Test
    void claimsSayWhatTheyAreHeldAgainst() {
        List<String> controls =
                Claims.of(analysis).rows().stream().map(row -> row.get(3)).toList();
        assertThat(controls)
                .contains(
                        "v0 at temperature 1.5, chosen on dev",
                        "shortest, chosen on dev, on the same blocks",
                        "shortest on the same blocks");
        assertThat(HtmlReport.of(definition, analysis, List.of(), data, "{}"))
                .contains("v0 at temperature 1.5, chosen on dev");
    }
}
