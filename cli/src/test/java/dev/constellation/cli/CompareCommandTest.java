package dev.constellation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.cli.terminal.ExitCode;
import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.SimulatedStudy;
import dev.constellation.report.ReportWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir
    private Path folder;

    private String report(String name, double sharpening) throws IOException {
        SimulatedStudy study = new SimulatedStudy(1, 20, 2, 2, 1, 16, sharpening, 2);
        Path report = folder.resolve(name);
        new ReportWriter()
                .write(report, study.definition(), Analysis.of(study.definition(), study.data()), study.data());
        return report.toString();
    }

    private Printed compare(String first, String second) {
        return Printed.by(
                "compare", first, second, "--output", folder.resolve("out").toString());
    }

    @Test
    void printsTheDifferencesAndWritesThemAsPageJsonAndText() throws IOException {
        Printed printed = compare(report("a", 0.2), report("b", 1));
        assertThat(printed.exitCode()).isEqualTo(ExitCode.SUCCESS);
        assertThat(printed.out())
                .contains("Bank easy", "Verdict", "Comparison: " + folder.resolve("out/comparison.html"))
                .anyMatch(line -> line.startsWith("pass@8"));
        assertThat(folder.resolve("out"))
                .isDirectoryContaining("glob:**comparison.html")
                .isDirectoryContaining("glob:**comparison.json")
                .isDirectoryContaining("glob:**comparison.txt");
    }

    @Test
    void anUnknownStudyIsRefused() throws IOException {
        Printed printed = compare(report("a", 0.2), "no-such-study");
        assertThat(printed.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(printed.err().getFirst())
                .startsWith("there is no report of a study 'no-such-study', neither as a folder nor below reports/.");
    }

    @Test
    void aStudyThatIsNotFinishedIsRefused() throws IOException {
        Path unfinished = Files.createDirectory(folder.resolve("unfinished"));
        Printed printed = compare(report("a", 0.2), unfinished.toString());
        assertThat(printed.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(printed.err().getFirst())
                .contains("is not finished: " + unfinished + " has no report.json; 'constellation run'");
    }

    @Test
    void studiesThatCannotBeComparedAreRefusedWithWhatIsAllowed() throws IOException {
        Path other = Path.of(report("b", 1));
        Files.writeString(
                other.resolve("report.json"),
                Files.readString(other.resolve("report.json")).replace("\"profile\" : \"ff\"", "\"profile\" : \"rf\""));
        Printed printed = compare(report("a", 0.2), other.toString());
        assertThat(printed.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(printed.err())
                .containsExactly(
                        "profile: 'a' has ff and 'b' has rf; studies of the same domain, profile and k can be compared");
    }
}
