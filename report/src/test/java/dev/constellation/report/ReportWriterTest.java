package dev.constellation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.Canonical;
import dev.constellation.core.analysis.CellSummary;
import dev.constellation.core.analysis.Figure;
import dev.constellation.core.analysis.Finding;
import dev.constellation.core.analysis.SimulatedStudy;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.study.StudyDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {
    private static StudyDefinition definition;
    private static StudyData data;
    private static Analysis analysis;

    @TempDir
    private Path folder;

    @BeforeAll
    static void analyse() {
        SimulatedStudy study = SimulatedStudy.moderate();
        definition = study.definition();
        data = study.data();
        analysis = Analysis.of(definition, data);
    }

    private Path write(Path target) throws IOException {
        new ReportWriter().write(target, definition, analysis, data);
        return target;
    }

    private static List<String> names(Path of) throws IOException {
        try (Stream<Path> list = Files.list(of)) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void writesPageJsonAndFiguresAndNothingElse() throws IOException {
        Path report = write(folder.resolve("deep/report"));
        assertThat(names(report.getParent())).containsExactly("report");
        assertThat(names(report)).containsExactly("figures", "report.html", "report.json");
        assertThat(names(report.resolve("figures")))
                .containsExactly(
                        "axis.csv",
                        "cells.csv",
                        "changed.csv",
                        "counterpart.csv",
                        "critic.csv",
                        "crossover.csv",
                        "curve.csv",
                        "detail.csv",
                        "margins.csv",
                        "policy.csv",
                        "primary.csv",
                        "quality.csv",
                        "round.csv",
                        "stratum.csv");
    }

    @Test
    void jsonCarriesTheDigestAndEveryFigure() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(write(folder.resolve("r")).resolve("report.json").toFile());
        assertThat(json.get("digest").asText()).isEqualTo(analysis.digest());
        List<Finding> findings = analysis.findings();
        assertThat(json.get("figures")).hasSameSizeAs(findings);
        for (int i = 0; i < findings.size(); i++) {
            JsonNode node = json.get("figures").get(i);
            assertThat(node.get("key").asText()).isEqualTo(findings.get(i).key());
            Figure.Measured measured = findings.get(i).figure().measured().orElseThrow();
            assertThat(node.get("value").decimalValue()).isEqualByComparingTo(Canonical.decimal(measured.value()));
            assertThat(node.get("tasks").asInt()).isEqualTo(measured.sizes().tasks());
        }
    }

    @Test
    void csvCarriesEveryFigureOfItsTopic() throws IOException {
        Path file = write(folder.resolve("r")).resolve("figures/policy.csv");
        List<Finding> policies = analysis.findings().stream()
                .filter(finding -> finding.topic() == Finding.Topic.POLICY)
                .toList();
        try (CsvReader<CsvRecord> csv = CsvReader.builder().ofCsvRecord(file)) {
            List<CsvRecord> rows = csv.stream().toList();
            assertThat(rows).hasSize(1 + policies.size());
            assertThat(rows.get(1).getFields())
                    .startsWith("easy", "v0", "naive")
                    .contains(Canonical.number(policies.getFirst()
                            .figure()
                            .measured()
                            .orElseThrow()
                            .value()));
        }
    }

    @Test
    void theCellsAreReadAsTheyWereWritten() throws IOException {
        Path file = write(folder.resolve("r")).resolve("figures/cells.csv");
        assertThat(CellsFile.read(file)).isEqualTo(CellSummary.of(definition, data));
    }

    @Test
    void aDamagedCellIsNamedWithItsLineAndColumn() throws IOException {
        Path file = Files.writeString(
                folder.resolve("cells.csv"),
                "bank,task,stratum,split,trajectory,round,n,right,blocks,naive\neasy,a,1,0,0,0,8,many,1,1\n");
        assertThatThrownBy(() -> CellsFile.read(file)).hasMessage(file + ":2: right: 'many' is no count");
    }

    @Test
    void anEarlierReportIsReplaced() throws IOException {
        Path report = Files.createDirectory(folder.resolve("report"));
        Files.writeString(report.resolve("stale.txt"), "old");
        write(report);
        assertThat(names(report)).doesNotContain("stale.txt").contains("report.json");
        assertThat(names(folder)).containsExactly("report");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> write(file.resolve("report")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("report folder " + file.resolve("report"));
        assertThat(names(folder)).containsExactly("file");
    }

    /** The name still fits a file system, that of the folder beside it does not. */
    @Test
    void aFailureLeavesTheEarlierReportAndNothingHalfWritten() throws IOException {
        Path report = Files.createDirectory(folder.resolve("r".repeat(253)));
        Files.writeString(report.resolve("report.json"), "earlier");
        assertThatThrownBy(() -> write(report)).hasMessageContaining(report.toString());
        assertThat(report.resolve("report.json")).hasContent("earlier");
        assertThat(names(folder)).hasSize(1);
    }

    @Test
    void whatACrashLeftBehindIsCleared() throws IOException {
        Files.createDirectories(folder.resolve(".report.new/figures"));
        write(folder.resolve("report"));
        assertThat(names(folder)).containsExactly("report");
    }
}
