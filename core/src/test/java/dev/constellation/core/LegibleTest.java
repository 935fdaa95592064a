package dev.constellation.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LegibleTest {
    @Test
    void plainTextOfAnyScriptStaysAsItIs() {
        assertThat(Legible.of("Gödel, 日本, 😀 \"\\\"", 100)).isEqualTo("Gödel, 日本, 😀 \"\\\"");
    }

    @Test
    void whatATerminalWouldActOnOrNotShowIsSpelled() {
        assertThat(Legible.of("a\u001b[31m\n\u202e\ufeff\ud83d", 100))
                .isEqualTo("a\\u001b[31m\\u000a\\u202e\\ufeff\\ud83d");
    }

    @Test
    void ofLongTextBothEndsAreShown() {
        assertThat(Legible.of("abcdefghij", 4)).isEqualTo("ab…ij");
    }
}
