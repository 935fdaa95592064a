package dev.constellation.node.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.protocol.ApiError;
import dev.constellation.protocol.StoredFile;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Training sets. */
public interface FilesContract extends NodeUnderTest {
    String ROW = "{\"prompt\": \"abc\", \"completion\": \"d\"}\n";

    @Test
    default void theSameContentIsTheSameFile() {
        StoredFile file = client().uploaded(TrainingSets.rows(3));
        assertThat(file.object()).isEqualTo("file");
        assertThat(file.purpose()).isEqualTo("fine-tune");
        assertThat(file.filename()).isEqualTo("rows.jsonl");
        assertThat(file.bytes()).isEqualTo(TrainingSets.rows(3).length());
        assertThat(client().uploaded(TrainingSets.rows(3))).isEqualTo(file);
        assertThat(client().uploaded(TrainingSets.rows(4)).id()).isNotEqualTo(file.id());
        assertThat(client().get("/v1/files/" + file.id()).ok(StoredFile.class)).isEqualTo(file);
        assertThat(client().get("/v1/files").json().get("data").findValuesAsText("id"))
                .contains(file.id());
    }

    @Test
    default void anUploadWithoutALengthIsTheSameFile() {
        byte[] rows = TrainingSets.rows(5).getBytes(StandardCharsets.UTF_8);
        assertThat(client().uploadInChunks("fine-tune", rows).ok(StoredFile.class))
                .isEqualTo(client().upload("fine-tune", rows).ok(StoredFile.class));
    }

    @Test
    default void aFileThatWasNotUploadedIsNotFound() {
        client().get("/v1/files/file-0").error(404, "not_found_error");
    }

    static Stream<String> wrongSecondLines() {
        return Stream.of(
                "{\"prompt\": \"abc\"",
                "[]",
                "",
                "{\"prompt\": \"abc\"}",
                "{\"completion\": \"abc\"}",
                "{\"prompt\": \"abc\", \"completion\": \"\"}",
                "{\"prompt\": \"\", \"completion\": \"abc\"}",
                "{\"prompt\": \"abc\", \"completion\": 5}",
                "{\"prompt\": \"abc\", \"completion\": \"d\", \"weight\": 0}",
                "{\"prompt\": \"abc\", \"completion\": \"d\", \"weight\": \"1\"}",
                "{\"prompt\": \"abc\", \"completion\": \"d\", \"wieght\": 1}",
                "{\"prompt\": \"abc\", \"completion\": \"d\"} {}");
    }

    @ParameterizedTest
    @MethodSource("wrongSecondLines")
    default void aWrongLineIsRefusedWithItsNumber(String line) {
        assertThat(refused(ROW + line + "\n" + ROW)).contains("line 2");
    }

    @Test
    default void aRowThatIsTooLongIsRefusedWithItsNumber() {
        String row = "{\"prompt\": \"abc\", \"completion\": \"%s\"}\n".formatted("a~".repeat(contextTokens()));
        assertThat(refused(ROW + ROW + row)).contains("line 3", String.valueOf(contextTokens()));
    }

    @Test
    default void aFileWithoutLinesIsRefused() {
        refused("");
    }

    @Test
    default void aFileThatIsNotUtf8IsRefused() {
        byte[] rows = "{\"prompt\": \"?\", \"completion\": \"d\"}".getBytes(StandardCharsets.UTF_8);
        rows[12] = (byte) 0xC3;
        client().upload("fine-tune", rows).error(400, "invalid_request_error");
    }

    @Test
    default void anotherPurposeIsRefused() {
        ApiError.Detail error = client().upload("assistants", ROW.getBytes(StandardCharsets.UTF_8))
                .error(400, "invalid_request_error");
        assertThat(error.param()).isEqualTo("purpose");
    }

    @Test
    default void aFileOverTheLimitIsTooLargeWhetherAnnouncedOrNot() {
        byte[] rows = new byte[40 << 20];
        client().upload("fine-tune", rows).error(413, "invalid_request_error");
        client().uploadInChunks("fine-tune", rows).error(413, "invalid_request_error");
    }

    private String refused(String lines) {
        ApiError.Detail error = client().upload("fine-tune", lines.getBytes(StandardCharsets.UTF_8))
                .error(400, "invalid_request_error");
        assertThat(error.param()).isEqualTo("file");
        return error.message();
    }
}
