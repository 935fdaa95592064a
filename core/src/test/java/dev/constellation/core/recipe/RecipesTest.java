package dev.constellation.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipesTest {
    private static final JudgedSample WRONG = new JudgedSample("wrong", false, false, "");
    private static final JudgedSample LUCKY = new JudgedSample("lucky", true, false, "l");
    private static final JudgedSample RIGHT = new JudgedSample("right", true, true, "r");
    private static final JudgedSample ALIKE = new JudgedSample("alike", true, true, "r");
    private static final JudgedSample OTHER = new JudgedSample("other", true, true, "o");
    private static final TaskSamples TASK = new TaskSamples(List.of(WRONG, LUCKY, RIGHT, RIGHT, ALIKE, OTHER), 8);

    @Test
    void starTakesEveryRightProgramOnceInSamplingOrder() {
        assertThat(programs("star", 8)).containsExactly("right", "alike", "other");
        assertThat(programs("star", 2)).containsExactly("right", "alike");
    }

    @Test
    void restEmChoosesAsStarDoesButFromAllRoundsAndTheFirstGenerator() {
        Recipe recipe = Recipes.named("rest-em");
        assertThat(programs("rest-em", 8)).isEqualTo(programs("star", 8));
        assertThat(recipe.accumulates() && recipe.restarts()).isTrue();
        assertThat(Recipes.STAR.accumulates() || Recipes.STAR.restarts()).isFalse();
    }

    @Test
    void ofEachBehaviourTheFirstProgramIsTaken() {
        assertThat(programs("distinct-behaviours", 8)).containsExactly("right", "other");
    }

    @Test
    void theControlsLeaveOutVerification() {
        assertThat(programs("visible-only", 8)).containsExactly("lucky", "right", "alike", "other");
        assertThat(programs("unverified", 8)).containsExactly("wrong", "lucky", "right", "alike", "other");
        assertThat(Recipes.NAMED.stream().filter(Recipe::isControl).map(Recipe::name))
                .containsExactly("visible-only", "unverified", "secret", "supervised");
    }

    @Test
    void passAtKWeighsTasksByTheDerivativeOfTheirSuccess() {
        // four of eight samples are right: 8 (1 - 1/2)^7
        assertThat(Recipes.named("pass@8").choose(TASK, 8))
                .extracting(WeightedProgram::weight)
                .containsOnly(8 / 128.0);
        assertThat(Recipes.named("pass@1").choose(TASK, 8))
                .extracting(WeightedProgram::weight)
                .containsOnly(1.0);
    }

    @Test
    void aTaskThatWasAlwaysSolvedKeepsALittleWeight() {
        TaskSamples solved = new TaskSamples(List.of(RIGHT, RIGHT), 2);
        assertThat(Recipes.named("pass@2").choose(solved, 1).getFirst().weight())
                .isCloseTo(0.5, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Star", "pass@0", "pass@4097", "pass@08", "pass@8 "})
    void otherNamesAreRefusedWithThoseThatAreAllowed(String name) {
        assertThatThrownBy(() -> Recipes.named(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "', allowed are star, rest-em")
                .hasMessageContaining("pass@K");
    }

    private static List<String> programs(String recipe, int most) {
        return Recipes.named(recipe).choose(TASK, most).stream()
                .map(WeightedProgram::program)
                .toList();
    }
}
