package dev.constellation.strings.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Puzzle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TinyPromptsTest {
    private static final Puzzle NAMES = new Puzzle(
            "id",
            List.of(
                    new Example(List.of("Ada King", "1815"), "King 1815"),
                    new Example(List.of("Max Born", "1882"), "Born 1882")),
            List.of());
    private static final String PROGRAM = "Concat(GetToken(x, WORD, 2), \" \", x2)";

    private final TinyPrompts prompts = new TinyPrompts();

    private static Puzzle puzzle(String input, String output) {
        return new Puzzle("id", List.of(new Example(List.of(input), output)), List.of());
    }

    @Test
    void rowsAreSeparatedByControlCharacters() {
        assertThat(prompts.generator(NAMES))
                .isEqualTo("Ada King\u001f1815\u001eKing 1815\nMax Born\u001f1882\u001eBorn 1882\n\u001d");
    }

    @Test
    void theCriticSeesTheSameRowsAndTheProgram() {
        assertThat(prompts.critic(NAMES, PROGRAM)).isEqualTo(prompts.generator(NAMES) + PROGRAM + "\u001e");
    }

    @Test
    void aProgramCannotImitateASeparatorEither() {
        assertThat(prompts.critic(NAMES, "\"é\"")).endsWith("\u001d\"?\"\u001e");
    }

    @Test
    void aCompletionIsTheProgram() {
        assertThat(prompts.program(prompts.completion(PROGRAM))).isEqualTo(PROGRAM);
    }

    @Test
    void dataCannotImitateASeparator() {
        assertThat(prompts.generator(puzzle("a\u001eb\nc\u001dé😀", "\u001f"))).isEqualTo("a?b?c????\u001e?\n\u001d");
    }

    @Test
    void longFieldsKeepTheirBeginningAndTheirEnd() {
        String prompt = prompts.generator(puzzle("a".repeat(150) + "b".repeat(150), "c"));
        assertThat(prompt).isEqualTo("a".repeat(98) + "\u001a" + "b".repeat(98) + "\u001ec\n\u001d");
    }

    @Test
    void shortFieldsAreNotCutForTheSakeOfLongOnes() {
        Puzzle puzzle = new Puzzle(
                "id",
                List.of(
                        new Example(List.of("x".repeat(120)), "short one"),
                        new Example(List.of("y".repeat(130)), "short two")),
                List.of());
        assertThat(prompts.generator(puzzle)).contains("short one", "short two").hasSizeLessThanOrEqualTo(201);
    }

    @Test
    void manyRowsAreNeverCutToNothing() {
        Puzzle puzzle =
                new Puzzle("id", Collections.nCopies(30, new Example(List.of("abcdefghij"), "klmnopqrst")), List.of());
        assertThat(prompts.generator(puzzle)).startsWith("ab\u001aij\u001ekl\u001ast\n");
    }

    @Test
    void theSegmentsOfATrainingRowJoinToPromptAndCompletion() {
        List<String> segments = prompts.programSegments(NAMES, PROGRAM);
        assertThat(segments).hasSize(6).element(5).isEqualTo(PROGRAM);
        assertThat(segments.get(1)).isEqualTo("King 1815\n");
        assertThat(String.join("", segments)).isEqualTo(prompts.generator(NAMES) + prompts.completion(PROGRAM));
    }

    @Test
    void theSegmentsOfAnExecutionRowEndWithTheUnseenOutput() {
        List<String> segments =
                prompts.executionSegments(NAMES, PROGRAM, new Example(List.of("Kurt Gödel", "1906"), "Gödel 1906"));
        assertThat(segments).hasSize(6).element(5).isEqualTo("G?del 1906");
        assertThat(String.join("", segments))
                .isEqualTo(prompts.critic(NAMES, PROGRAM) + "Kurt G?del\u001f1906\u001eG?del 1906");
    }

    @Test
    void theVocabularyHasEveryCharacterOfAPromptAndBothAnswers() throws JsonProcessingException {
        List<String> pieces = pieces();
        assertThat(pieces).hasSize(VocabularyBuilder.PIECES).doesNotHaveDuplicates();
        assertThat(pieces).contains("\n", "\u001a", "\u001d", "\u001e", "\u001f", prompts.yes(), prompts.no());
        for (char c = ' '; c < 0x7F; c++) {
            assertThat(pieces).contains(String.valueOf(c));
        }
    }

    @Test
    void theVocabularyStartsWithTheStartOfCode() throws JsonProcessingException {
        String first = TinyPrompts.vocabulary().lines().findFirst().orElseThrow();
        assertThat(new ObjectMapper().readValue(first, String.class)).isEqualTo("\u001d");
    }

    @Test
    void aProgramOfUpToThreePartsTakesFewTokens() throws JsonProcessingException {
        assertThat(VocabularyBuilder.tokensPerProgram(pieces(), VocabularyBuilder.programs(5, 1000)))
                .isLessThan(8);
    }

    private static List<String> pieces() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        List<String> pieces = new ArrayList<>();
        for (String line : TinyPrompts.vocabulary().lines().skip(1).toList()) {
            pieces.add(json.readValue(line, String.class));
        }
        return pieces;
    }
}
