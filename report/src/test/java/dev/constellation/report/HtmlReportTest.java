package dev.constellation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.Cell;
import dev.constellation.core.analysis.SimulatedStudy;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.study.StudyDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
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
                study.data().cells().stream().map(HtmlReportTest::hostile).toList();
        StudyData plain = study.data(cells);
        StudyData data =
                new StudyData(plain.cells(), plain.models(), Map.of("easy/x", HOSTILE), plain.digests(), plain.costs());
        StudyDefinition definition = study.definition();
        Analysis analysis = Analysis.of(definition, data);
        String text = ReportJson.of(definition, analysis, data);
        json = new ObjectMapper().readTree(text);
        page = Jsoup.parse(HtmlReport.of(definition, analysis, data, text));
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
                cell.margins());
    }

    private static String decimals(JsonNode node, String field) {
        return node.has(field) ? FigureTable.decimals(node.get(field).doubleValue()) : "";
    }

    @Test
    void everyFigureOfTheJsonReportStandsInATable() {
        Map<String, List<String>> rows = new HashMap<>();
        for (Element row : page.select("details tbody tr")) {
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
        assertThat(page.select("script[src], link, img, iframe, object")).isEmpty();
        assertThat(page.select("script").last().data()).contains("echarts.init");
    }

    @Test
    void everyTextIsEscaped() {
        assertThat(page.getElementById("hostile")).isNull();
        assertThat(page.select("dd").eachText()).contains(HOSTILE);
    }

    @Test
    void everyPlotHasItsFiguresInATableToo() {
        assertThat(page.select("[data-chart]").eachAttr("data-chart"))
                .containsExactly("curve", "gain", "policy", "crossover");
        assertThat(page.select("caption").eachText())
                .contains("Tasks solved with k samples, % [95% interval]", "Gain by round, points [95% interval]");
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
