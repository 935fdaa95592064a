package dev.constellation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.Cell;
import dev.constellation.core.analysis.SampleOutcome;
import dev.constellation.core.analysis.SimulatedStudy;
import dev.constellation.core.analysis.StudyData;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CostTablesTest {
    private final SimulatedStudy study = SimulatedStudy.moderate();
    private final StudyData data = study.data();

    private static List<String> row(ResultTable table, String name) {
        return table.rows().stream()
                .filter(row -> row.getFirst().equals(name))
                .findFirst()
                .map(row -> row.subList(1, row.size()))
                .orElseThrow();
    }

    private Set<String> solvedUpTo(int from, int to) {
        return data.cells().stream()
                .filter(cell -> from <= cell.round() && cell.round() <= to)
                .filter(cell -> cell.samples().stream().anyMatch(SampleOutcome::generalizes))
                .map(Cell::taskId)
                .collect(Collectors.toSet());
    }

    private static String amount(double value) {
        return String.format(Locale.ROOT, value < 100 && value != Math.rint(value) ? "%.2f" : "%,.0f", value);
    }

    @Test
    void aRoundHasItsCostsInAllPerSolvedAndPerNewlySolvedTask() {
        ResultTable table = StudyTables.roundCosts(data);
        int first = solvedUpTo(0, 0).size();
        int last = solvedUpTo(2, 2).size();
        int newly = solvedUpTo(0, 2).size() - solvedUpTo(0, 1).size();
        assertThat(table.header()).containsExactly("cost", "v0", "v2");
        assertThat(row(table, "tokens")).containsExactly("4,000", "900");
        assertThat(row(table, "node seconds per solved task"))
                .containsExactly(amount(3600.0 / first), amount(90.0 / last));
        assertThat(row(table, "tokens per newly solved task"))
                .containsExactly(amount(4000.0 / first), newly == 0 ? "" : amount(900.0 / newly));
        assertThat(row(table, "solved tasks")).containsExactly(Integer.toString(first), Integer.toString(last));
        assertThat(row(table, "newly solved tasks")).containsExactly(Integer.toString(first), Integer.toString(newly));
        assertThat(table.rows()).noneMatch(row -> row.getFirst().startsWith("money"));
    }

    @Test
    void aPricePutsMoneyBesideTheNodesTime() {
        StudyData priced = data.priced(2.5);
        assertThat(row(StudyTables.costs(priced), "money")).first().isEqualTo("5");
        assertThat(row(StudyTables.roundCosts(priced), "money")).containsExactly("2.50", "0.06");
        assertThat(row(StudyTables.roundCosts(priced), "money per solved task"))
                .first()
                .isEqualTo(amount(2.5 / solvedUpTo(0, 0).size()));
    }

    @Test
    void costsAreNoPartOfTheDigestAndStandInTextPageAndJson() {
        StudyData priced = data.priced(2.5);
        Analysis analysis = Analysis.of(study.definition(), priced);
        assertThat(analysis.digest())
                .isEqualTo(Analysis.of(study.definition(), data).digest());
        assertThat(TextTables.of(study.definition(), analysis, priced)).contains("money per newly solved task");
        assertThat(ReportJson.of(study.definition(), analysis, List.of(), priced))
                .containsSubsequence("\"roundCosts\"", "\"v0\"", "\"money\" : 2.5");
        assertThat(HtmlReport.of(study.definition(), analysis, List.of(), priced, "{}"))
                .contains("money per newly solved task");
    }
}
