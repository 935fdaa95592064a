package dev.constellation.tinylm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonStringsTest {
    @Test
    void parsesArraysOfStrings() {
        assertThat(JsonStrings.parseArray(" [ \"a\\n\" ,\"\\u00e9\\/\\\\\", \"\" ] "))
                .containsExactly("a\n", "é/\\", "");
        assertThat(JsonStrings.parseArray("[]")).isEmpty();
    }

    @Test
    void parsesWhatItQuotes() {
        String text = "\"\\\u0000\u001f é\uD83D\uDE00\n~";
        assertThat(JsonStrings.parseString(JsonStrings.quote(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[", "[\"a\"", "[\"a\",]", "[1]", "[\"a\"] x", "[\"\\x\"]", "[\"\\u12\"]", "[\"a", "[\"\\"})
    void refusesWhatIsNotAnArrayOfStrings(String json) {
        assertThatThrownBy(() -> JsonStrings.parseArray(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("column");
    }
}
