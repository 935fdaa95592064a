package dev.constellation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.ComparedStudy;
import dev.constellation.core.analysis.SimulatedStudy;
import dev.constellation.core.analysis.StudyComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens pages in Chromium, where one is installed. */
class BrowserTest {
    @TempDir
    private Path folder;

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(bin -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(bin, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The page as it stands once its scripts have run; fails on anything they complain about. */
    private Document opened(Path page) throws IOException, InterruptedException {
        Optional<Path> browser = chromium();
        assumeTrue(browser.isPresent(), "no Chromium on the path, so pages are not opened in a browser");
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("browser.log");
        Process process = new ProcessBuilder(
                        browser.get().toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=5000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(log)).doesNotContain("CONSOLE");
        return Jsoup.parse(dom);
    }

    @Test
    void everyPlotOfAReportIsDrawnWithItsDescription() throws Exception {
        SimulatedStudy study = SimulatedStudy.moderate();
        Path report = folder.resolve("report");
        new ReportWriter()
                .write(report, study.definition(), Analysis.of(study.definition(), study.data()), study.data());
        Document page = opened(report.resolve("report.html"));
        assertThat(page.select("figure")).hasSize(15).allSatisfy(figure -> {
            assertThat(figure.select("svg path")).hasSizeGreaterThan(3);
            assertThat(figure.select("[aria-label]").attr("aria-label"))
                    .startsWith(figure.select("figcaption").text());
        });
    }

    @Test
    void everyPlotOfAComparisonIsDrawn() throws Exception {
        List<ComparedStudy> studies = new ArrayList<>();
        for (double sharpening : new double[] {0.2, 1}) {
            SimulatedStudy study = new SimulatedStudy(1, 20, 2, 2, 1, 16, sharpening, 2);
            Path report = folder.resolve("study");
            new ReportWriter()
                    .write(report, study.definition(), Analysis.of(study.definition(), study.data()), study.data());
            studies.add(FinishedReport.read(report));
        }
        new ComparisonReport(StudyComparison.of(studies.getFirst(), studies.getLast())).write(folder);
        assertThat(opened(folder.resolve("comparison.html")).select("figure"))
                .hasSize(2)
                .allSatisfy(figure -> assertThat(figure.select("svg path")).hasSizeGreaterThan(3));
    }
}
