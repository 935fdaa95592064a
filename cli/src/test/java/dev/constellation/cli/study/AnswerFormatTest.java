package dev.constellation.cli.study;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerFormatTest {
    private static final QueryAnswer ANSWER = new QueryAnswer(
            List.of(
                    new QueryAnswer.Column("text", "VARCHAR"),
                    new QueryAnswer.Column("share", "DECIMAL(3,1)"),
                    new QueryAnswer.Column("pass", "BOOLEAN"),
                    new QueryAnswer.Column("odd", "DOUBLE")),
            List.of(
                    Arrays.asList("a, \"b\"\nc", "12.5", "true", "NaN"),
                    Arrays.asList(null, null, null, null),
                    Arrays.asList("", "3", "false", "1.0E-7")),
            false,
            "");

    @Test
    void aTableAlignsNumbersToTheRightAndKeepsARowOnALine() {
        assertThat(printed(AnswerFormat.TABLE))
                .containsExactly(
                        "text       share  pass      odd",
                        "-------------------------------",
                        "a, \"b\"\\nc   12.5  true      NaN",
                        "NULL        NULL  NULL     NULL",
                        "               3  false  1.0E-7",
                        "(3 rows)");
    }

    @Test
    void csvTellsAnEmptyTextFromNull() {
        assertThat(printed(AnswerFormat.CSV))
                .containsExactly(
                        "text,share,pass,odd", "\"a, \"\"b\"\"", "c\",12.5,true,NaN", ",,,", "\"\",3,false,1.0E-7");
    }

    @Test
    void jsonHasNumbersAndBooleansAsSuch() {
        assertThat(printed(AnswerFormat.JSON))
                .containsExactly(
                        "[",
                        "{\"text\":\"a, \\\"b\\\"\\nc\",\"share\":12.5,\"pass\":true,\"odd\":\"NaN\"},",
                        "{\"text\":null,\"share\":null,\"pass\":null,\"odd\":null},",
                        "{\"text\":\"\",\"share\":3,\"pass\":false,\"odd\":1.0E-7}]");
    }

    private static List<String> printed(AnswerFormat format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        format.print(ANSWER, new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
