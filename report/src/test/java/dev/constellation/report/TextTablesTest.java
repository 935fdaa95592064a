package dev.constellation.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.AxisResult;
import dev.constellation.core.analysis.RetrainedCritic;
import dev.constellation.core.analysis.RoundGain;
import dev.constellation.core.analysis.SimulatedStudy;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.study.StudyDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTablesTest {
    private static String text(SimulatedStudy study) {
        StudyData data = study.data();
        return TextTables.of(study.definition(), Analysis.of(study.definition(), data), data);
    }

    @Test
    void noLineIsWiderThanATerminal() {
        SimulatedStudy manyRounds = new SimulatedStudy(1, 20, 2, 2, 6, 32, 0.3, 2);
        assertThat(text(manyRounds).lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void aNewcomerReadsGainDetectableDifferencePoliciesCostsAndVerdict() {
        SimulatedStudy study = SimulatedStudy.moderate();
        Analysis analysis = Analysis.of(study.definition(), study.data());
        RoundGain gain = analysis.banks().getFirst().overall().orElseThrow();
        assertThat(text(study).replaceAll("\\s+", " "))
                .contains("v2-v0")
                .contains(Notation.POINTS.of(gain.passAtK()))
                .contains("detectable")
                .contains("naive")
                .contains("oracle")
                .contains("wall seconds")
                .contains("Verdict")
                .contains("At this power only differences above")
                .contains("Intervals that claim 95% hold the truth in")
                .contains(analysis.digest());
    }

    @Test
    void oneTrainingRunIsSaidToBeOne() {
        assertThat(text(new SimulatedStudy(1, 20, 2, 1, 1, 16, 0.5, 2)))
                .contains("Intervals are conditional on this training run.")
                .containsPattern("counts\\s+as\\s+a\\s+demonstration");
    }

    @Test
    void anEffectIsClaimedWhenTheIntervalSupportsIt() {
        assertThat(verdict(new SimulatedStudy(3, 200, 2, 3, 1, 128, 3, 3)))
                .contains("self-training raised success at 8 samples")
                .contains("Its ceiling fell: with all 128 samples it solves fewer tasks than the first generator (-")
                .contains("it concentrates what was there")
                .contains("The curves cross")
                .contains("The critic picks better than the first survivor");
    }

    @Test
    void withoutAnEffectTheVerdictSaysWhatCouldNotBeSeen() {
        assertThat(verdict(new SimulatedStudy(8, 20, 2, 2, 1, 32, 0, 0)))
                .contains("made no difference at 8 samples that this study can tell")
                .doesNotContain("ceiling fell", "trained again")
                .contains("No crossover of the curves")
                .contains("At this power only differences above");
    }

    @Test
    void criticsOfEachRoundAreShownWithTheirDifferenceToTheFirst() {
        SimulatedStudy study = SimulatedStudy.moderate();
        StudyDefinition definition = study.definition(SimulatedStudy.CRITICS_EACH_ROUND);
        Analysis analysis = Analysis.of(definition, study.retrained());
        RetrainedCritic critic =
                analysis.banks().getFirst().counterparts().critics().getFirst();
        String text = TextTables.of(definition, analysis, study.retrained());
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        assertThat(text)
                .contains("v1, over naive, all", "retrained critic")
                .contains(Notation.POINTS.of(critic.onAll().difference()));
    }

    /** A retrained critic that says the opposite of a good one picks worse, one that says the same no differently. */
    @Test
    void theVerdictSaysWhatRetrainedCriticsGained() {
        SimulatedStudy study = SimulatedStudy.moderate();
        StudyDefinition definition = study.definition(SimulatedStudy.CRITICS_EACH_ROUND);
        StudyData same = study.data(study.data().cells().stream()
                .map(cell -> cell.round() == 0 ? cell : SimulatedStudy.retrained(cell, cell.margins()))
                .toList());
        String worse = String.join("\n", Verdict.of(Analysis.of(definition, study.retrained())));
        assertThat(worse)
                .containsPattern(
                        "The critic that was trained again picks worse than the first one \\(-.* points on v1\\)")
                .contains("points on v2).");
        assertThat(String.join("\n", Verdict.of(Analysis.of(definition, same))))
                .contains("Training the critic again makes no difference to the pick");
    }

    @Test
    void headroomByAxisIsExploratoryAndLeavesOutAxesOfFewTasks() {
        SimulatedStudy study = SimulatedStudy.moderate();
        Analysis analysis = Analysis.of(study.definition(), study.withAxes());
        String text = TextTables.of(study.definition(), analysis, study.withAxes());
        AxisResult.Figures even =
                analysis.banks().getFirst().axes().getFirst().figures().orElseThrow();
        assertThat(text.lines()).allMatch(line -> line.length() <= 100);
        assertThat(text)
                .contains("even (20 tasks)", Notation.PERCENT.of(even.headroomClosed()), "exploratory: not corrected")
                .containsPattern("first \\(3 tasks\\) *\n");
        assertThat(text(study)).doesNotContain("by axis");
    }

    private static String verdict(SimulatedStudy study) {
        return String.join("\n", Verdict.of(Analysis.of(study.definition(), study.data())));
    }

    @Test
    void undefinedFiguresSayWhy() {
        assertThat(text(new SimulatedStudy(1, 5, 1, 1, 0, 4, 0, -1))).contains("undefined: n = 4 is fewer than k = 8");
    }

    @Test
    void paragraphsBreakBetweenWords() {
        TextLayout layout = new TextLayout();
        layout.paragraph("word ".repeat(40).strip());
        assertThat(layout.toString().lines().map(String::length).toList()).isEqualTo(List.of(99, 99));
    }
}
