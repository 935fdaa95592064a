package dev.constellation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplayCommandTest {
    @Test
    void aReplayOfNothingIsRefusedBeforeAnythingStarts() {
        Printed printed = Printed.by("replay", "mine");

        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.err()).containsExactly("replay: name what to do with --policy, --rescore or --reverify");
    }

    @Test
    void judgingAgainGoesWithNoPolicy() {
        Printed printed = Printed.by("replay", "mine", "--reverify", "--policy", "naive");

        assertThat(printed.exitCode()).isEqualTo(2);
        assertThat(printed.err())
                .containsExactly("replay: --reverify goes with neither --policy nor --rescore; replay twice");
    }

    @Test
    void theHelpNamesFieldsAndFunctions() {
        assertThat(String.join("\n", Printed.by("help", "replay").out()).replaceAll("\\s+", " "))
                .contains("margin, count, survivors, behaviours, length, tokens, log_probability, index")
                .contains("log, exp, sqrt, abs, min, max, pow");
    }
}
