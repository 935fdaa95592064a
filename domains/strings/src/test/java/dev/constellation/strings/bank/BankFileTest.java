package dev.constellation.strings.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BankFileTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"id\": 1, \"examples\": []}|id: found 1, a string is needed",
                "{\"id\": \"a\"}|examples: found nothing, a list with at least one element is needed",
                "{\"id\": \"a\", \"examples\": []}|examples: found [], a list",
                "{\"id\": \"a\", \"examples\": [{\"output\": \"b\"}]}|examples[0].input: found nothing, a list",
                "{\"id\": \"a\", \"examples\": [{\"input\": [2], \"output\": \"b\"}]}|examples[0].input[0]: found 2, a string",
                "{\"id\": \"a\", \"examples\": [{\"input\": [\"c\"]}]}|examples[0].output: found nothing, a string",
                "[]|id: found nothing",
                "{|not JSON: "
            })
    void aFaultNamesFileLineAndField(String line, String message) {
        assertThatThrownBy(() -> BankFile.parse("tasks.jsonl", "\n" + line))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("tasks.jsonl, line 2: ")
                .hasMessageContaining(message);
    }

    @Test
    void testRowsFollowTheOthers() {
        String line = "{\"id\":\"a\",\"examples\":[{\"input\":[\"1\"],\"output\":\"2\"}],"
                + "\"test_examples\":[{\"input\":[\"3\"],\"output\":\"4\"}],\"more\":0}";
        assertThat(BankFile.parse("tasks.jsonl", line)).singleElement().satisfies(entry -> {
            assertThat(entry.rows()).extracting("output").containsExactly("2", "4");
            assertThat(entry.examples()).hasSize(1);
        });
    }
}
