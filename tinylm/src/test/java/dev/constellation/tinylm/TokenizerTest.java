package dev.constellation.tinylm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTest {
    private static final List<String> PIECES =
            List.of("a", "b", "(", ")", "\n", "\u0001", "=", "ab", "ab(", "G", "Get(a)", "e", "t");

    private final Tokenizer tokenizer = Tokenizer.of(PIECES, '=');

    @Test
    void textBeforeCodeIsCutIntoCharacters() {
        assertThat(pieces(tokenizer.encode("ab(Get(a)\n")))
                .containsExactly("a", "b", "(", "G", "e", "t", "(", "a", ")", "\n");
    }

    @Test
    void textAfterCodeStartIsCutIntoTheLongestPieces() {
        assertThat(pieces(tokenizer.encode("ab=ab(Get(a)ab=ab")))
                .containsExactly("a", "b", "=", "ab(", "Get(a)", "ab", "=", "ab");
    }

    @Test
    void codeIsCutIntoTheLongestPieces() {
        assertThat(pieces(tokenizer.encodeCode("Get(a)Get(b)")))
                .containsExactly("Get(a)", "G", "e", "t", "(", "b", ")");
    }

    @Test
    void decodingGivesTheTextBack() {
        String text = "ba\u0001(\n=ab(Get(a)tab)";
        assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
    }

    @Test
    void anUnknownCharacterIsTokenZero() {
        assertThat(tokenizer.encode("a?=?b")).containsExactly(2, 0, 8, 0, 3);
        assertThat(tokenizer.decode(new int[] {2, 0})).isEqualTo("a\uFFFD");
    }

    @Test
    void endOfTextHasNoText() {
        assertThat(tokenizer.decode(new int[] {2, tokenizer.eos()})).isEqualTo("a");
        assertThat(tokenizer.piece(tokenizer.eos())).isEqualTo("<eos>");
        assertThat(tokenizer.piece(0)).isEqualTo("<unk>");
        assertThat(tokenizer.size()).isEqualTo(PIECES.size() + 2);
    }

    @Test
    void aVocabularyFileHoldsTheCodeStartAndThePieces(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("vocabulary");
        Files.writeString(file, "\"=\"\n\"=\"\n\"\\n\"\n\"\\u0001\"\n\"a\\\"b\"\n\"é\"\n");
        Tokenizer read = Tokenizer.read(file);
        assertThat(read.pieces()).containsExactly("=", "\n", "\u0001", "a\"b", "é");
        assertThat(pieces(read, read.encode("é=a\"b\n"))).containsExactly("é", "=", "a\"b", "\n");
    }

    @Test
    void aBadVocabularyFileIsRefusedByName(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("vocabulary");
        for (String content : List.of("", "\"ab\"\n\"a\"\n", "\"=\"\n\"a\"\n", "=\n=\n", "\"=\"\n\"=\"\n\"=\"\n")) {
            Files.writeString(file, content);
            assertThatThrownBy(() -> Tokenizer.read(file))
                    .isInstanceOf(MalformedModelException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }

    @Test
    void trainingRowsCarryCodeModeFromSegmentToSegment() {
        TrainingRow row = TrainingRow.ofSegments(tokenizer, List.of("ab", "ab", "=", "ab(", "ab", "Get(a)"));
        assertThat(pieces(row.tokens())).containsExactly("a", "b", "a", "b", "=", "ab(", "ab", "Get(a)", "<eos>");
        assertThat(row.target()).containsExactly(false, false, true, true, false, true, false, true, true);
        assertThat(row.weight()).isEqualTo(1f);
    }

    @Test
    void aCompletionRowHasLossOnCompletionAndEndOfText() {
        TrainingRow row = TrainingRow.ofCompletion(tokenizer, "ab=", "ab", 0.5f);
        assertThat(pieces(row.tokens())).containsExactly("a", "b", "=", "ab", "<eos>");
        assertThat(row.target()).containsExactly(false, false, false, true, true);
        assertThat(row.lossWeight()).isEqualTo(1.0);
    }

    @Test
    void aRowWithoutContextIsRefused() {
        assertThatThrownBy(() -> TrainingRow.ofSegments(tokenizer, List.of("", "ab")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("context");
    }

    private List<String> pieces(int[] tokens) {
        return pieces(tokenizer, tokens);
    }

    private static List<String> pieces(Tokenizer tokenizer, int[] tokens) {
        return Arrays.stream(tokens).mapToObj(tokenizer::piece).toList();
    }
}
