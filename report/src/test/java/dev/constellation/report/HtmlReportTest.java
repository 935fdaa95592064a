package dev.constellation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.BankDetail;
import dev.constellation.core.analysis.Cell;
import dev.constellation.core.analysis.SampleOutcome;
import dev.constellation.core.analysis.SimulatedStudy;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Puzzle;
import dev.constellation.core.study.StudyDefinition;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final String HOSTILE = "</script><b id=\"hostile\">'&";

    private static JsonNode json;
    private static Document page;

    @BeforeAll
    static void render() throws Exception {
        SimulatedStudy study = SimulatedStudy.moderate();
        List<Cell> cells =
                study.retrained().cells().stream().map(HtmlReportTest::hostile).toList();
        StudyData plain = study.data(cells);
        Puzzle puzzle =
                new Puzzle("task-000", List.of(new Example(List.of(HOSTILE, "b"), "<i id=\"hostile\">")), List.of());
        StudyData data = new StudyData(
                plain.cells(),
                plain.models(),
                Map.of("easy/x", HOSTILE),
                plain.digests(),
                plain.compared(),
                study.withAxes().axes(),
                plain.costs(),
                plain.roundCosts(),
                cells.stream().map(Cell::taskId).distinct().collect(Collectors.toMap(id -> id, id -> puzzle)));
        StudyDefinition definition = study.definition(SimulatedStudy.CRITICS_EACH_ROUND);
        Analysis analysis = Analysis.of(definition, data);
        List<BankDetail> details = BankDetail.of(definition, data, analysis);
        String text = ReportJson.of(definition, analysis, details, data);
        json = new ObjectMapper().readTree(text);
        page = strictly(HtmlReport.of(definition, analysis, details, data, text));
    }

    /** Parses a page and fails where a browser would have to guess. */
    static Document strictly(String html) {
        Parser parser = Parser.htmlParser().setTrackErrors(20);
        Document page = Jsoup.parse(html, parser);
        assertThat(parser.getErrors()).isEmpty();
        return page;
    }

    static Document page(SimulatedStudy study) {
        StudyDefinition definition = study.definition();
        StudyData data = study.data();
        Analysis analysis = Analysis.of(definition, data);
        List<BankDetail> details = BankDetail.of(definition, data, analysis);
        return strictly(
                HtmlReport.of(definition, analysis, details, data, ReportJson.of(definition, analysis, details, data)));
    }

    private static List<String> captions(Document page) {
        return page.select("figcaption").eachText();
    }

    private static Cell hostile(Cell cell) {
        return new Cell(
                cell.bank(),
                cell.taskId(),
                HOSTILE,
                cell.split(),
                cell.trajectory(),
                cell.round(),
                cell.samples(),
                cell.margins(),
                cell.retrained());
    }

    @Test
    void theCriticsOfEachRoundStandBesideTheFirstOnes() {
        assertThat(page.select("th").eachText()).contains("v1, over naive, contested", "v2, AUC");
        assertThat(json.findValuesAsText("generator")).contains("v1 (retrained - first critic)");
    }

    @Test
    void axesStandBelowTheStrataAndThoseOfFewTasksWithoutFigures() {
        assertThat(cellsOf("first (3 tasks)")).containsExactly("", "", "");
        assertThat(cellsOf("even (20 tasks)")).hasSize(3).first().asString().contains("[");
    }

    private static List<String> cellsOf(String row) {
        return page.select("th").stream()
                .filter(name -> name.text().equals(row))
                .flatMap(name -> name.parent().select("td").stream())
                .map(Element::text)
                .toList();
    }

    private static String decimals(JsonNode node, String field) {
        return node.has(field) ? FigureTable.decimals(node.get(field).doubleValue()) : "";
    }

    @Test
    void everyFigureOfTheJsonReportStandsInATable() {
        Map<String, List<String>> rows = new HashMap<>();
        for (Element row : page.select("#figures tbody tr")) {
            rows.put(
                    row.selectFirst("th").text(),
                    row.select("td").stream().map(Element::text).toList());
        }
        assertThat(json.get("figures")).isNotEmpty();
        for (JsonNode figure : json.get("figures")) {
            assertThat(rows.get(figure.get("key").asText()))
                    .as(figure.get("key").asText())
                    .contains(decimals(figure, "value"), decimals(figure, "low"), decimals(figure, "high"));
        }
    }

    @Test
    void thePageCarriesItsJsonReport() throws Exception {
        String carried = page.selectFirst("script#report").data();
        assertThat(new ObjectMapper().readTree(carried)).isEqualTo(json);
    }

    @Test
    void thePageNeedsNothingButItself() {
        assertThat(page.select("script[src], link, img, iframe, object, [href^=http], [style*=url]"))
                .isEmpty();
        assertThat(page.select("style").first().data()).doesNotContain("url(", "@import");
        assertThat(page.select("script").last().data()).contains("echarts.init");
    }

    @Test
    void everyTextIsEscaped() {
        assertThat(page.getElementById("hostile")).isNull();
        assertThat(page.select("dd").eachText()).contains(HOSTILE);
    }

    @Test
    void aStudyWithEverythingHasEveryPlot() {
        assertThat(captions(page))
                .containsExactly(
                        "Tasks solved with k samples, %",
                        "Level by generator, %",
                        "Gain, points",
                        "Critic less naive pick at k = 8, points",
                        "Difference of pass@k, v2-v0, points, with a simultaneous 95% band",
                        "Difference of pass@k, v2-v1, points, with a simultaneous 95% band",
                        "Where tasks are won and lost, %",
                        "Blocks of 8 samples whose pick generalizes, %",
                        "Share of oracle - naive that a policy recovers, %",
                        "What the critic adds by divergence of the survivors, points",
                        "What the critic adds over naive pick by stratum, points",
                        "Calibration of the critic: survivors that are right, %, by the critic's probability of yes",
                        "Margins of the critic on survivors of v0, log p(yes) - log p(no)",
                        "Margins of the critic on survivors of v1, log p(yes) - log p(no)",
                        "Margins of the critic on survivors of v2, log p(yes) - log p(no)",
                        "pass@8 by stratum, %");
    }

    @Test
    void everyPlotIsDescribedInWords() throws Exception {
        for (Element data : page.select("figure script")) {
            JsonNode chart = new ObjectMapper().readTree(data.data());
            assertThat(chart.get("description").asText())
                    .startsWith(chart.get("title").asText())
                    .containsPattern("[0-9]");
        }
    }

    @Test
    void everyPlotHasItsFiguresInATableToo() {
        assertThat(page.select("caption").eachText())
                .contains(
                        "Tasks solved with k samples, % [95% interval]",
                        "Gain by round, points [95% interval]",
                        "Share of oracle - naive that a policy recovers, % [95% interval]",
                        "Critic over naive pick by stratum, points [95% interval]",
                        "Calibration, % [95% interval]",
                        "Margins of the critic, log p(yes) - log p(no)",
                        "pass@8 by stratum, % [95% interval]");
    }

    @Test
    void everyClaimHasItsControlAndWhatCouldHaveBeenSeen() {
        for (Element row : page.select("#claims table:has(caption:contains(Claims)) tbody tr")) {
            List<String> cells = row.select("td").eachText();
            assertThat(cells.get(2)).as(row.text()).isNotBlank();
            assertThat(cells.getLast()).isIn("yes", "opposite", "open");
        }
        assertThat(page.select("#claims").text())
                .contains("untrained copy of v0")
                .contains("naive pick on the same blocks")
                .contains("simultaneous 95% band");
    }

    @Test
    void changedTasksAreShownWithRowsAndPrograms() {
        List<String> tasks = page.select(".tasks > li").eachText();
        assertThat(tasks).isNotEmpty().hasSizeLessThanOrEqualTo(2 * ChangedTasksList.MOST);
        assertThat(tasks.getFirst())
                .contains("Task task-")
                .contains(HOSTILE + " | b →")
                .containsPattern("before: [0-9]+ of 96 samples right")
                .containsPattern("after: [0-9]+ of 288 samples right")
                .contains("right, ");
    }

    @Test
    void theDefinitionStandsFieldByField() {
        assertThat(page.select("#methods th").eachText()).contains("critic.training.rank", "banks.easy.parts.min");
    }

    @Test
    void aStudyWithoutRoundsAndCriticSaysSo() {
        Document bare = page(new SimulatedStudy(1, 20, 2, 1, 0, 16, 0.5, -1));
        assertThat(bare.text())
                .contains("This study compares nothing: it has one generator and no critic.")
                .contains("A single generator was evaluated on this bank, so there is no gain to report.")
                .contains("This study ran no other recipe, no frozen copy and no other temperature.")
                .contains("There is no second curve.")
                .contains("No critic scored the programs of this bank.")
                .contains("There is one generator, so no outcome changed.");
        assertThat(captions(bare)).contains("Tasks solved with k samples, %").doesNotContain("Gain, points");
    }

    @Test
    void aStudyOfOneTaskHasASoundPage() {
        Document one = page(new SimulatedStudy(1, 1, 1, 1, 1, 16, 0.5, 2));
        assertThat(one.text())
                .contains("Intervals are conditional on this task and this split and this training run.")
                .contains("no task's share of right samples changed by more than luck");
    }

    @Test
    void aStudyWithoutSurvivorsSaysThatTheCriticHadNothingToScore() {
        SimulatedStudy study = new SimulatedStudy(1, 10, 2, 2, 1, 16, 0.5, 2);
        StudyDefinition definition = study.definition();
        StudyData data = study.data(study.data().cells().stream()
                .map(HtmlReportTest::withoutSurvivors)
                .toList());
        Analysis analysis = Analysis.of(definition, data);
        List<BankDetail> details = BankDetail.of(definition, data, analysis);
        Document none = strictly(
                HtmlReport.of(definition, analysis, details, data, ReportJson.of(definition, analysis, details, data)));
        assertThat(none.text())
                .contains("No program passed the visible rows, so the critic had nothing to score.")
                .contains("No crossover is looked for");
    }

    private static Cell withoutSurvivors(Cell cell) {
        SampleOutcome nothing = new SampleOutcome(false, false, false, "", "", null, 0, -3, 5);
        return SimulatedStudy.like(cell, Collections.nCopies(cell.samples().size(), nothing), Map.of());
    }

    @Test
    void methodsNameSeedsAndDigests() {
        assertThat(page.text())
                .contains("seed 1")
                .contains(json.get("digest").asText())
                .contains("400 replicates")
                .contains("abcd");
    }
}
