package dev.constellation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.Cell;
import dev.constellation.core.analysis.SampleOutcome;
import dev.constellation.core.analysis.SimulatedStudy;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.study.StudyDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Studies in which much is undefined are reported in words, in every format. */
class DegenerateStudiesTest {
    private static final SimulatedStudy SMALL = new SimulatedStudy(2, 6, 2, 2, 2, 16, 0.5, 2);

    @TempDir
    private Path folder;

    private static Arguments of(String name, StudyDefinition definition, StudyData data, String... words) {
        return Arguments.of(Named.of(name, definition), data, List.of(words));
    }

    private static Arguments of(String name, SimulatedStudy study, String... words) {
        return of(name, study.definition(), study.data(), words);
    }

    private static Arguments with(String name, UnaryOperator<SampleOutcome> change, String... words) {
        return of(name, SMALL.definition(), SMALL.data(change), words);
    }

    private static Arguments only(String name, Predicate<Cell> kept, String... words) {
        StudyData data = SMALL.data(SMALL.data().cells().stream().filter(kept).toList());
        return of(name, SMALL.definition(), data, words);
    }

    private static SampleOutcome outcome(boolean visible, boolean right) {
        String behaviour = visible ? "b" : "";
        return new SampleOutcome(
                visible, visible, right, behaviour, behaviour, visible ? "right/0" : null, 3, -1, visible ? 9 : 0);
    }

    static Stream<Arguments> studies() {
        return Stream.of(
                of(
                        "fewer samples than k",
                        new SimulatedStudy(2, 6, 2, 2, 2, 4, 0.5, 2),
                        "n = 4 is fewer than k = 8",
                        "nothing can be said"),
                of("a single sample", new SimulatedStudy(2, 6, 2, 2, 2, 1, 0.5, 2), "1 samples are too few for halves"),
                of("one task", new SimulatedStudy(2, 1, 2, 2, 2, 16, 0.5, 2), "1 task,", "conditional on this task"),
                of(
                        "one trajectory",
                        new SimulatedStudy(2, 6, 2, 1, 2, 16, 0.5, 2),
                        "1 training run.",
                        "conditional on this training run"),
                of(
                        "a single cell",
                        new SimulatedStudy(2, 1, 1, 1, 2, 16, 0.5, 2),
                        "conditional on this task and this split and this training run",
                        "no interval: nothing varies between resamples"),
                with(
                        "no survivors",
                        sample -> outcome(false, false),
                        "no sample passes the visible rows",
                        "no task is solved",
                        "exact bound (Clopper-Pearson)"),
                with("no right program", sample -> outcome(true, false), "no task is solved", "no contested block"),
                with(
                        "all tasks solved",
                        sample -> outcome(true, true),
                        "the earlier generator solves every task",
                        "the oracle gains nothing over naive pick"),
                only(
                        "a trajectory that was lost",
                        cell -> cell.round() == 0 || cell.trajectory() == 0,
                        "12 of 24 cells are incomplete and left out"),
                only("no trained generator", cell -> cell.round() == 0, "it needs rounds 0, 1 and 2"),
                only("nothing measured", cell -> false, "nothing was measured"));
    }

    @ParameterizedTest
    @MethodSource("studies")
    void areReportedInWords(StudyDefinition definition, StudyData data, List<String> words) throws IOException {
        Analysis analysis = Analysis.of(definition, data);
        new ReportWriter().write(folder.resolve("report"), definition, analysis, data);
        String page = Jsoup.parse(Files.readString(folder.resolve("report/report.html")))
                .body()
                .text();
        String text = TextTables.of(definition, analysis, data);
        assertThat(page).contains(words);
        for (String written : List.of(page, text, files())) {
            assertThat(written).doesNotContain("NaN", "Infinity", "null", "∞");
        }
    }

    private String files() throws IOException {
        StringBuilder all = new StringBuilder(Files.readString(folder.resolve("report/report.json")));
        try (Stream<Path> figures = Files.list(folder.resolve("report/figures"))) {
            for (Path figure : figures.toList()) {
                all.append(Files.readString(figure));
            }
        }
        return all.toString();
    }
}
