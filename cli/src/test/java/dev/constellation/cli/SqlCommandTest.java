package dev.constellation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlCommandTest {
    @Test
    void aMissingQueryAndAnUnknownFormatAreRefusedWithWhatIsAllowed() {
        Printed missing = Printed.by("sql");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).containsExactly("sql: a query is missing, for example 'SELECT * FROM rounds'");

        Printed unknown = Printed.by("sql", "--format", "xml", "SELECT 1");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err().getFirst()).contains("--format", "xml", "TABLE, CSV, JSON");
    }
}
