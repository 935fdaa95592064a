package dev.constellation.strings.language;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.ProgramException;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionsTest {
    private final StringLanguage total = new StringLanguage(Profile.FF);
    private final StringLanguage strict = new StringLanguage(Profile.FF_STRICT);

    private @Nullable String run(String program, String... columns) throws ProgramException {
        return total.compile(program).run(List.of(columns));
    }

    private @Nullable String answer(StringLanguage language, String predicate, String... columns)
            throws ProgramException {
        return language.compile("If(%s, \"yes\", \"no\")".formatted(predicate)).run(List.of(columns));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Contains(x, NUMBER)|a 1|yes",
                "Contains(x, NUMBER)|a|no",
                "Contains(x, PROP_CASE)|A b|no",
                "Contains(x, WORD)|é|no",
                "Contains(x, CHAR)|é|yes",
                "Contains(x, CHAR)|``|no",
                "Contains(x, \".\")|a.b|yes",
                "Contains(x, \".\")|ab|no",
                "Contains(x, \"b c\")|ab cd|yes",
                "Contains(x, \"B C\")|ab cd|no",
                "Contains(x, \"a\")|``|no",
                "Contains(x, \"é\")|café|yes",
                "Contains(x, \"😀\")|a😀b|yes",
                "StartsWith(x, WORD)|ab 1|yes",
                "StartsWith(x, WORD)|` ab`|no",
                "StartsWith(x, PROP_CASE)|Ab|yes",
                "StartsWith(x, PROP_CASE)|ABc|no",
                "StartsWith(x, DIGIT)|1a|yes",
                "StartsWith(x, \"-\")|-1|yes",
                "StartsWith(x, \"-\")|1-|no",
                "StartsWith(x, WORD)|``|no",
                "StartsWith(x, WORD)|éa|no",
                "StartsWith(x, CHAR)|😀a|yes",
                "EndsWith(x, NUMBER)|a1|yes",
                "EndsWith(x, NUMBER)|1a|no",
                "EndsWith(x, PROP_CASE)|ABc|yes",
                "EndsWith(x, PROP_CASE)|AbC|no",
                "EndsWith(x, \".\")|a.b.|yes",
                "EndsWith(x, \".\")|a.b|no",
                "EndsWith(x, \".\")|``|no",
                "EndsWith(x, CHAR)|``|no",
                "EndsWith(x, LOWER)|aé|no",
                "EndsWith(x, CHAR)|a😀|yes",
                "CountAtLeast(x, WORD, 2)|ab cd|yes",
                "CountAtLeast(x, WORD, 3)|ab cd|no",
                "CountAtLeast(x, DIGIT, 5)|12345|yes",
                "CountAtLeast(x, NUMBER, 2)|12345|no",
                "CountAtLeast(x, \"-\", 2)|--|yes",
                "CountAtLeast(x, \"-\", 2)|-|no",
                "CountAtLeast(x, CHAR, 2)|😀|no",
                "CountAtLeast(x, CHAR, 2)|``|no",
                "LenAtLeast(x, 3)|abc|yes",
                "LenAtLeast(x, 3)|ab|no",
                "LenAtLeast(x, 1)|``|no",
                "LenAtLeast(x, 2)|😀|no",
                "LenAtLeast(x, 2)|😀é|yes",
                "Equals(x, \"ab\")|ab|yes",
                "Equals(x, \"ab\")|abc|no",
                "Equals(x, \"ab\")|AB|no",
                "Equals(x, \"a\")|``|no",
                "Equals(x, \"é\")|é|yes",
                "Equals(x, x)|``|yes"
            })
    void aPredicateGivesTheSameAnswerInBothProfiles(String predicate, String input, String answer)
            throws ProgramException {
        assertThat(answer(total, predicate, input)).isEqualTo(answer);
        assertThat(answer(strict, predicate, input)).isEqualTo(answer);
    }

    @Test
    void theLongestInputHasTheGreatestLength() throws ProgramException {
        assertThat(answer(total, "LenAtLeast(x, 200)", "a".repeat(200))).isEqualTo("yes");
        assertThat(answer(total, "LenAtLeast(x, 200)", "a".repeat(199))).isEqualTo("no");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Contains(x, x2)|abc|b|yes",
                "Contains(x, x2)|abc|B|no",
                "Contains(x, x2)|abc|``|yes",
                "Contains(x, x2)|``|``|yes",
                "Contains(x2, x)|``|a|yes",
                "Contains(x, x2)|``|a|no",
                "Equals(x, x2)|né|né|yes",
                "Equals(x, x2)|a|A|no",
                "Equals(x, x2)|``|``|yes",
                "Contains(x2, NUMBER)|1|a|no",
                "LenAtLeast(x2, 2)|a|ab|yes"
            })
    void columnsCanBeComparedWithOneAnother(String predicate, String first, String second, String answer)
            throws ProgramException {
        assertThat(answer(total, predicate, first, second)).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Contains(x2, WORD)",
                "Contains(x2, \"a\")",
                "Contains(x, x2)",
                "StartsWith(x2, WORD)",
                "EndsWith(x2, WORD)",
                "CountAtLeast(x2, WORD, 2)",
                "LenAtLeast(x2, 1)",
                "Equals(x2, \"a\")",
                "Equals(x, x2)"
            })
    void aMissingColumnIsAnError(String predicate) throws ProgramException {
        assertThat(answer(total, predicate, "a")).isNull();
        assertThat(answer(strict, predicate, "a")).isNull();
        assertThat(answer(strict, predicate, "a", "")).isNotNull();
    }

    @Test
    void theFirstPredicateThatHoldsDecides() throws ProgramException {
        String program = "If(StartsWith(x, NUMBER), \"number\", If(LenAtLeast(x, 3), \"long\", \"short\"))";
        assertThat(run(program, "1 long")).isEqualTo("number");
        assertThat(run(program, "abc")).isEqualTo("long");
        assertThat(run(program, "ab")).isEqualTo("short");
    }

    @Test
    void whatIsNotReachedIsNoError() throws ProgramException {
        assertThat(run("If(Equals(x, \"a\"), x, x2)", "a")).isEqualTo("a");
        assertThat(run("If(Equals(x, \"a\"), x, x2)", "b")).isNull();
        assertThat(run("If(Equals(x, \"a\"), x, If(Contains(x2, WORD), x, \"b\"))", "a"))
                .isEqualTo("a");
    }

    @Test
    void onlyTheBranchThatIsTakenCanMakeAStrictRowAnError() throws ProgramException {
        CompiledProgram program =
                strict.compile("If(Contains(x, NUMBER), GetToken(x, NUMBER, 1), GetToken(x, WORD, 2))");
        assertThat(program.run(List.of("a 1"))).isEqualTo("1");
        assertThat(program.run(List.of("a b"))).isEqualTo("b");
        assertThat(program.run(List.of("a"))).isNull();
    }

    @Test
    void theLimitsOfRowsHoldWhateverTheBranch() throws ProgramException {
        assertThat(run("If(LenAtLeast(x, 1), \"yes\", \"no\")", "a".repeat(201)))
                .isNull();
        assertThat(run("If(Equals(x, \"a\"), \"b\", Concat(x, x, x, x, x, x, x, x))", "a".repeat(129)))
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = Profile.class,
            names = {"FF", "FF_STRICT"})
    void choosingABranchAllocatesNothing(Profile profile) throws ProgramException {
        CompiledProgram program = new StringLanguage(profile)
                .compile("If(Contains(x, x2), \"a\", If(EndsWith(x, PROP_CASE), \"b\", \"c\"))");
        List<String> row = List.of("Ada King 😀 Lovelace.", "Grace");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int runs = 10_000;
        program.run(row);
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < runs; i++) {
            program.run(row);
        }
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(runs);
    }
}
