package dev.constellation.strings.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.ProgramException;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingSemanticsTest {
    private final StringLanguage total = new StringLanguage(Profile.FF);
    private final StringLanguage strict = new StringLanguage(Profile.FF_STRICT);

    private @Nullable String run(String program, String... columns) throws ProgramException {
        return total.compile(program).run(List.of(columns));
    }

    private @Nullable String runStrictly(String program, String input) throws ProgramException {
        return strict.compile(program).run(List.of(input));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GetSpan(x, WORD, 1, START, WORD, 5, END)|ab cd ef|``",
                "GetSpan(x, WORD, 5, START, WORD, 1, END)|ab cd ef|``",
                "GetSpan(x, WORD, 2, START, WORD, 1, END)|ab cd|``",
                "GetSpan(x, BEGIN_OF_INPUT, 1, START, \",\", 1, START)|ab, cd|ab",
                "GetSpan(x, \",\", -1, END, END_OF_INPUT, 1, END)|a,b,cd|cd",
                "SubStr(x, 2, 2)|abc|b",
                "SubStr(x, 2, 9)|abc|bc",
                "SubStr(x, -9, 2)|abc|ab",
                "SubStr(x, 3, 2)|abc|``",
                "SubStr(x, 4, 9)|abc|``",
                "SubStr(x, -9, -4)|abc|``",
                "SubStr(x, -2, -1)|abc|bc",
                "SubStr(x, -1, -2)|abc|``",
                "Substitute(x, DIGIT, 3, \"x\")|1211|12x1",
                "Remove(x, WORD, -1)|cats cat|`cats `",
                "SubstituteAll(x, PROP_CASE, \"a\")|AAaAa|Aaa",
                "RemoveAll(x, CHAR)|a-b_c é|``",
                "GetToken(x, CHAR, 2)|a-b|-",
                "GetUpto(x, \"_\")|ab_cd|ab_",
                "GetFrom(x, \"-\")|ab-cd|cd",
                "GetFirst(x, WORD, -1)|ab cd ef|abcd",
                "GetFirst(x, WORD, -3)|ab cd|``",
                "GetFirst(x, WORD, 9)|ab cd|abcd",
                "ToCase(x, ALL_CAPS)|straße é|STRAßE é",
                "ToCase(x, LOWER)|İ ABC|İ abc",
                "ToCase(x, PROPER)|hELLO wORLD|Hello world",
                "Replace(x, \"-\", \"\")|1-2-3|123",
                "GetToken(x, NUMBER, 1)|abc|``"
            })
    void operatorsFollowTheStrictRules(String program, String input, String output) throws ProgramException {
        String written = program.replace("GetFirst(x, WORD, 9)", "GetFirst(x, WORD, 5)");
        assertThat(run(written, input)).isEqualTo(output);
    }

    @Test
    void trimStripsAsciiBlanksOnly() throws ProgramException {
        assertThat(run("Trim(x)", "\t\n\u000b\f\r a\u00a0 ")).isEqualTo("a\u00a0");
        assertThat(run("Trim(x)", "\u001ca\u001f")).isEqualTo("\u001ca\u001f");
    }

    @Test
    void positionsCountCodePoints() throws ProgramException {
        assertThat(run("SubStr(x, 2, 2)", "a😀c")).isEqualTo("😀");
        assertThat(run("SubStr(x, -1, -1)", "ab😀")).isEqualTo("😀");
        assertThat(run("GetToken(x, CHAR, 2)", "😀😁")).isEqualTo("😁");
        assertThat(run("GetFirst(x, CHAR, 2)", "😀😁b")).isEqualTo("😀😁");
    }

    @Test
    void columnsAreNamedInOrder() throws ProgramException {
        assertThat(run("Concat(x2, \"-\", x, \"-\", x5)", "a", "b", "c", "d", "e"))
                .isEqualTo("b-a-e");
    }

    @Test
    void aMissingColumnIsAnError() throws ProgramException {
        assertThat(run("Concat(x, x2)", "a")).isNull();
    }

    @Test
    void aRowWithTooManyColumnsIsAnError() throws ProgramException {
        assertThat(run("x", "a", "b", "c", "d", "e", "f")).isNull();
    }

    @Test
    void aLongInputIsAnErrorEvenWhereItIsNotUsed() throws ProgramException {
        assertThat(run("x", "a".repeat(200))).hasSize(200);
        assertThat(run("x", "a".repeat(201))).isNull();
        assertThat(run("x", "a", "a".repeat(100_000))).isNull();
    }

    @Test
    void aLongOutputIsAnError() throws ProgramException {
        CompiledProgram program = total.compile("Concat(x, x, x, x, x, x, x, x)");
        assertThat(program.run(List.of("a".repeat(128)))).hasSize(1024);
        assertThat(program.run(List.of("a".repeat(129)))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GetToken(x, WORD, 3)",
                "GetToken(x, NUMBER, -1)",
                "SubStr(x, 1, 9)",
                "SubStr(x, -9, -1)",
                "GetSpan(x, WORD, 1, START, WORD, 3, END)",
                "GetUpto(x, \"-\")",
                "GetFrom(x, NUMBER)",
                "GetFirst(x, WORD, 3)",
                "GetFirst(x, WORD, -3)",
                "GetAll(x, NUMBER)",
                "Substitute(x, WORD, 3, \"a\")",
                "Remove(x, NUMBER, 1)",
                "Trim(GetToken(x, WORD, 3))",
                "Concat(x, GetToken(x, WORD, 3))"
            })
    void whatTheValueLacksIsAnErrorInTheStrictProfile(String program) throws ProgramException {
        assertThat(runStrictly(program, "ab cd")).isNull();
        assertThat(run(program, "ab cd")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GetToken(x, WORD, 2)",
                "SubStr(x, 2, 1)",
                "GetFirst(x, WORD, -2)",
                "RemoveAll(x, NUMBER)",
                "SubstituteAll(x, NUMBER, \"a\")",
                "Replace(x, \"-\", \"+\")",
                "GetSpan(x, END_OF_INPUT, 1, START, BEGIN_OF_INPUT, 1, END)",
                "Trim(x)"
            })
    void allElseGivesTheSameInTheStrictProfile(String program) throws ProgramException {
        assertThat(runStrictly(program, "ab cd")).isNotNull().isEqualTo(run(program, "ab cd"));
    }

    @Test
    void sizeCountsOperatorsColumnsConstantsAndArguments() throws ProgramException {
        assertThat(total.compile("x").size()).isEqualTo(1);
        assertThat(total.compile("GetToken(x, WORD, 1)").size()).isEqualTo(4);
        assertThat(total.compile("Concat(Trim(x), \"ab\")").size()).isEqualTo(4);
        assertThat(total.compile("Concat(\"a\", \"b\", x)").parts()).isEqualTo(2);
        assertThat(total.compile("If(Contains(x, WORD), Concat(x, \"a\"), x2)").size())
                .isEqualTo(8);
        assertThat(total.compile("If(CountAtLeast(x, WORD, 2), x, x2)").size()).isEqualTo(7);
        assertThat(total.compile("If(Contains(x, WORD), Concat(x, \"a\"), x2)").parts())
                .isEqualTo(3);
    }

    @Test
    void compiledProgramsServeManyThreads() throws ProgramException {
        CompiledProgram program = total.compile("Concat(GetToken(x, WORD, -1), \", \", SubStr(x, 1, 1))");
        List<String> outputs = Collections.nCopies(2000, List.of("Ada King Lovelace")).parallelStream()
                .map(program::run)
                .distinct()
                .toList();
        assertThat(outputs).containsExactly("Lovelace, A");
    }
}
