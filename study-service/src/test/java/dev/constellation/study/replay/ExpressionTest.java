package dev.constellation.study.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.policy.Survivor;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTest {
    private static final List<Survivor> SURVIVORS = List.of(
            survivor(8, "a", 5, -3.0, 20, 0.2),
            survivor(9, "b", 9, -1.0, 12, 0.9),
            survivor(13, "a", 3, -2.0, 30, 0.5));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "margin                                     | 9",
                "count                                      | 8",
                "-length                                    | 13",
                "tokens                                     | 13",
                "log_probability                            | 9",
                "index                                      | 13",
                "margin + 0.3*log(count) - 0.01*length      | 9",
                "margin + 2*log(count) - 0.01*length        | 13",
                "count > 1 ? margin : 0                     | 13",
                "2 * min(margin, 0.4)                       | 9",
                "max(abs(log_probability), 1) * survivors   | 8",
                "pow(length, 2) + exp(margin) + behaviours  | 9",
                "sqrt(tokens) / -1                          | 9"
            })
    void theSurvivorWithTheHighestValueIsPicked(String expression, int index) {
        assertThat(Expression.compile(expression).pick(SURVIVORS))
                .map(Survivor::index)
                .contains(index);
    }

    @Test
    void theLowestIndexIsPickedAmongEquals() {
        assertThat(Expression.compile("1").pick(SURVIVORS)).map(Survivor::index).contains(8);
        assertThat(Expression.compile("1").pick(List.of())).isEmpty();
    }

    @Test
    void onlyAnExpressionThatReadsTheMarginNeedsACritic() {
        assertThat(Expression.compile("margin - length"))
                .matches(SelectionPolicy::needsCritic)
                .extracting(SelectionPolicy::name)
                .isEqualTo("margin - length");
        assertThat(Expression.compile("count - length").needsCritic()).isFalse();
    }

    @Test
    void whatDoesNotCompileIsRefusedWithItsPlaceAndWhatWasExpected() {
        refuses("margin + ", "line 1, column 10: mismatched input '<EOF>' expecting {'[', '{', '(',");
        refuses("log(margin", "line 1, column 11: missing ')' at '<EOF>'");
        refuses("log('a')", "line 1, column 4: found no matching overload for 'log' applied to '(string)'");
        refuses("", "line 1, column 1: mismatched input '<EOF>'");
    }

    @Test
    void unknownNamesAreRefusedWithThoseThatThereAre() {
        refuses(
                "margin\n + lenght",
                "line 2, column 4: undeclared reference to 'lenght'; fields are margin, count, survivors, behaviours,"
                        + " length, tokens, log_probability, index; functions are log, exp, sqrt, abs, min, max, pow");
        refuses("generalizes", "undeclared reference to 'generalizes'");
        refuses("ln(margin)", "undeclared reference to 'ln'");
    }

    @Test
    void whatIsNoNumberIsRefused() {
        refuses("margin > 0", "it is of type bool, a number is needed");
        refuses("string(margin)", "it is of type string, a number is needed");
    }

    @Test
    void aValueThatIsNotANumberNamesTheSampleAndItsFields() {
        assertThatThrownBy(() -> Expression.compile("log(margin - 0.5)").pick(SURVIVORS))
                .isInstanceOf(Expression.NoValueException.class)
                .hasMessage("'log(margin - 0.5)' is not a number (NaN) for sample 8 with margin = 0.2, count = 2.0,"
                        + " survivors = 3.0, behaviours = 2.0, length = 5.0, tokens = 20.0, log_probability = -3.0,"
                        + " index = 8.0");
    }

    @Test
    void anExpressionThatFailsAtASampleNamesIt() {
        assertThatThrownBy(
                        () -> Expression.compile("double(string(margin) + 'x')").pick(SURVIVORS))
                .isInstanceOf(Expression.NoValueException.class)
                .hasMessageContaining("has no value for sample 8");
    }

    private static void refuses(String expression, String problem) {
        assertThatThrownBy(() -> Expression.compile(expression))
                .isInstanceOf(InvalidExpressionException.class)
                .hasMessageContaining(problem);
    }

    private static Survivor survivor(
            int index, String behaviour, int size, double logProbability, int tokens, double margin) {
        return new Survivor(index, behaviour, size, logProbability, tokens, OptionalDouble.of(margin), false);
    }
}
