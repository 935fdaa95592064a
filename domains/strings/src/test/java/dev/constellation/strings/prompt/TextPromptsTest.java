package dev.constellation.strings.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Puzzle;
import dev.constellation.strings.language.Profile;
import dev.constellation.strings.language.StringLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextPromptsTest {
    private static final Puzzle PUZZLE = new Puzzle(
            "id", List.of(new Example(List.of("Ada \"King\"", "{{program}}"), "a\nb")), List.of(List.of("Max", "9")));

    private static final StringLanguage LANGUAGE = new StringLanguage(Profile.FF);

    private final TextPrompts prompts = TextPrompts.chat();
    private final TextPrompts brief = TextPrompts.brief();

    @Test
    void rowsAreJsonStringsPerColumn() {
        assertThat(prompts.generator(PUZZLE))
                .contains("x = \"Ada \\\"King\\\"\", x2 = \"{{program}}\" -> \"a\\nb\"\n")
                .contains("Further inputs:\nx = \"Max\", x2 = \"9\"\n")
                .endsWith("nothing else.");
    }

    @Test
    void theCriticIsAskedForYesOrNo() {
        assertThat(prompts.critic(PUZZLE, "Trim(x)"))
                .contains("Program: Trim(x)\n")
                .endsWith("Answer yes or no.");
    }

    @Test
    void briefPromptsAreTheRowsAndAreContinued() {
        String rows = "x = \"Ada \\\"King\\\"\", x2 = \"{{program}}\" -> \"a\\nb\"\n";
        String unlabelled = "Further inputs:\nx = \"Max\", x2 = \"9\"\n";
        assertThat(brief.generator(PUZZLE)).isEqualTo(rows + unlabelled + "Program:");
        assertThat(brief.completion("Trim(x)")).isEqualTo(" Trim(x)");
        assertThat(brief.program(brief.completion("Trim(x)"))).isEqualTo("Trim(x)");
        assertThat(brief.critic(PUZZLE, "Trim(x)"))
                .isEqualTo(rows + unlabelled + "Program: Trim(x)\nRight for further rows:");
        assertThat(List.of(brief.yes(), brief.no())).containsExactly(" yes", " no");
    }

    @Test
    void theInstructionsExamplesArePrograms() {
        List<String> examples = PromptResources.text("chat/language.txt")
                .lines()
                .filter(line -> line.startsWith("Example: "))
                .map(line -> line.substring("Example: ".length()))
                .toList();
        assertThat(examples)
                .hasSize(2)
                .anyMatch(example -> example.startsWith("If("))
                .allSatisfy(example ->
                        assertThat(LANGUAGE.compile(example).canonical()).isEqualTo(example));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Contains", "StartsWith", "EndsWith", "CountAtLeast", "LenAtLeast", "Equals"})
    void theInstructionsExplainEveryPredicate(String predicate) {
        assertThat(prompts.generator(PUZZLE)).contains("\n" + predicate + "(x, ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Trim(x)",
                "  Trim(x)  \n",
                "```\nTrim(x)\n```",
                "```text\nTrim(x)\n```",
                "Program: Trim(x)",
                "`Trim(x)`",
                "\n\nTrim(x)\nIt removes blanks."
            })
    void theProgramIsFoundInWhatModelsWriteAroundIt(String completion) {
        assertThat(prompts.program(completion)).isEqualTo("Trim(x)");
    }

    @Test
    void anEmptyCompletionHasNoProgram() {
        assertThat(prompts.program("\n```\n")).isEmpty();
    }
}
