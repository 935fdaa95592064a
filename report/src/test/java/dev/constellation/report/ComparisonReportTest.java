package dev.constellation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.ComparedStudy;
import dev.constellation.core.analysis.SimulatedStudy;
import dev.constellation.core.analysis.StudyComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonReportTest {
    private static final SimulatedStudy STUDY = new SimulatedStudy(1, 40, 2, 2, 1, 32, 0.2, 2);
    private static final SimulatedStudy STRONGER = new SimulatedStudy(1, 40, 2, 2, 2, 32, 1.5, 2);

    @TempDir
    private static Path folder;

    private static StudyComparison comparison;

    @BeforeAll
    static void compare() throws IOException {
        comparison = StudyComparison.of(read(STUDY, "one"), read(STRONGER, "other"));
        new ComparisonReport(comparison).write(folder.resolve("comparison"));
    }

    /** What a comparison reads of a study whose report was written. */
    static ComparedStudy read(SimulatedStudy study, String name) throws IOException {
        Path report = folder.resolve(name);
        new ReportWriter()
                .write(report, study.definition(), Analysis.of(study.definition(), study.data()), study.data());
        return FinishedReport.read(report);
    }

    private static String file(String name) throws IOException {
        return Files.readString(folder.resolve("comparison").resolve(name));
    }

    @Test
    void thePageIsSoundAndNeedsNothingButItself() throws IOException {
        Document page = HtmlReportTest.strictly(file("comparison.html"));
        assertThat(page.select("script[src], link, img, iframe, object, [href^=http]"))
                .isEmpty();
        assertThat(page.select("figcaption").eachText())
                .containsExactly("Difference of pass@k, points, with simultaneous 95% bands", "Differences, points");
        assertThat(page.select("caption").eachText())
                .containsExactly(
                        "What the studies differ in",
                        "v0, % and points [95% interval]",
                        "v1, % and points [95% interval]",
                        "v2 against v1, % and points [95% interval]");
        assertThat(page.text())
                .contains("paired by task, split and training run; k = 8.")
                .contains(comparison.first().digest())
                .contains("10,000 replicates");
    }

    @Test
    void textAndJsonSayWhatDiffers() throws IOException {
        assertThat(file("comparison.txt"))
                .contains("Compared on 40 tasks × 2 splits × 2 training runs of one's 40 tasks")
                .containsPattern("rounds +1 +2")
                .contains("Bank easy, v2 against v1: pass@1 +");
        assertThat(file("comparison.txt").lines()).allMatch(line -> line.length() <= 100);
        JsonNode json = new ObjectMapper().readTree(file("comparison.json"));
        JsonNode first = json.at("/banks/0/generators/1/measures/0");
        assertThat(first.get("measure").asText()).isEqualTo("pass@1");
        assertThat(first.at("/difference/value").doubleValue())
                .isCloseTo(
                        first.at("/second/value").doubleValue()
                                - first.at("/first/value").doubleValue(),
                        within(1e-9));
        assertThat(first.at("/difference/detectable").doubleValue()).isPositive();
        assertThat(json.get("tested").asInt()).isEqualTo(comparison.tested()).isPositive();
    }

    @Test
    void howFarIntervalsKeepWhatTheyClaimIsSaidForTheCommonSizes() throws IOException {
        double coverage = comparison.banks().getFirst().coverage().orElseThrow();
        String said = "Intervals that claim 95%% hold the truth in %.0f%% of simulated studies of this size."
                .formatted(100 * coverage);
        assertThat(coverage).isBetween(0.85, 1.0);
        assertThat(file("comparison.txt").replaceAll("\\s+", " ")).contains(said);
        assertThat(HtmlReportTest.strictly(file("comparison.html")).text()).contains(said);
        assertThat(new ObjectMapper()
                        .readTree(file("comparison.json"))
                        .at("/banks/0/simulatedCoverage")
                        .doubleValue())
                .isEqualTo(coverage);
    }

    @Test
    void withOneCommonTrainingRunIntervalsAreConditionalOnIt() throws IOException {
        ComparedStudy single = read(new SimulatedStudy(1, 40, 2, 1, 1, 32, 0.5, 2), "single");
        String text = new ComparisonReport(StudyComparison.of(read(STUDY, "one"), single)).text();
        assertThat(text)
                .contains("Intervals are conditional on this training run.")
                .doesNotContain("simulated studies");
    }

    @Test
    void aStudyAgainstItselfHasNoDifference() throws IOException {
        ComparedStudy study = read(STUDY, "one");
        String text = new ComparisonReport(StudyComparison.of(study, study)).text();
        assertThat(text)
                .contains("The definitions and digests of both studies are the same.")
                .contains("Bank easy: there is no difference that varies")
                .contains("0.0 (no interval)");
    }

    @Test
    void aFolderWithoutAFinishedReportIsRefused() {
        assertThatThrownBy(() -> FinishedReport.read(folder.resolve("nowhere")))
                .hasMessageContaining("there is no report.json, so its study is not finished");
    }

    @Test
    void aReportOfAnEarlierVersionSaysHowToGetAnother() throws IOException {
        Path old = Files.createDirectory(folder.resolve("old"));
        Files.writeString(old.resolve("report.json"), "{}");
        assertThatThrownBy(() -> FinishedReport.read(old))
                .hasMessageContaining("cells.csv: not there; the report is of an earlier version, run its study again");
    }

    @Test
    void aDamagedReportIsNamed() throws IOException {
        read(STUDY, "damaged");
        Path json = folder.resolve("damaged/report.json");
        for (String content : new String[] {"{", "{}", "{\"definition\": {\"k\": \"8\"}}"}) {
            Files.writeString(json, content);
            assertThatThrownBy(() -> FinishedReport.read(json.getParent()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(json + ": it cannot be read as a report");
        }
    }
}
