package dev.constellation.strings.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.domain.ProgramException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalFormTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Concat(x)|x",
                "x1|x",
                "Concat(x, Concat(\"a\", Concat(\"b\", x2)))|Concat(x, \"ab\", x2)",
                "Concat(\"a\", \"b\")|\"ab\"",
                "Trim(Trim(Trim(x)))|Trim(x)",
                "ToCase(ToCase(x, LOWER), PROPER)|ToCase(x, PROPER)",
                "Replace(x, \",\", \",\")|x",
                "GetAll(GetAll(x, WORD), WORD)|GetAll(x, WORD)",
                "GetAll(GetAll(x, WORD), LOWER)|GetAll(GetAll(x, WORD), LOWER)",
                "GetToken(x, CHAR, -2)|SubStr(x, -2, -2)",
                "GetFirst(x, WORD, 1)|GetToken(x, WORD, 1)",
                "GetFirst(x, CHAR, 1)|SubStr(x, 1, 1)",
                "GetSpan(x, WORD, 2, START, WORD, 2, END)|GetToken(x, WORD, 2)",
                "GetSpan(x, CHAR, 2, START, CHAR, 2, END)|SubStr(x, 2, 2)",
                "GetSpan(x, \",\", 2, START, \",\", 2, END)|GetSpan(x, \",\", 2, START, \",\", 2, END)",
                "GetSpan(x, WORD, 2, END, WORD, 2, START)|GetSpan(x, WORD, 2, END, WORD, 2, START)",
                "Trim(Replace(Trim(x), \",\", \",\"))|Trim(x)",
                "ToCase(Replace(ToCase(x, LOWER), \"-\", \"-\"), LOWER)|ToCase(x, LOWER)",
                "If(Contains(x, WORD), Concat(x1), Concat(\"a\", \"b\"))|If(Contains(x, WORD), x, \"ab\")",
                "If(Contains(x, WORD), Trim(x), Trim(Trim(x)))|Trim(x)",
                "If(Contains(x, WORD), \"a\", \"a\")|\"a\"",
                "If(Equals(x, x2), x2, Concat(x2))|x2",
                "If(Equals(x, \"a\"), x, If(Equals(x, \"b\"), x, x))|x",
                "If(Equals(x, \"a\"), \"c\", If(Equals(x, \"b\"), x, x))|If(Equals(x, \"a\"), \"c\", x)",
                "If(Equals(x, \"a\"), x, If(Equals(x, \"b\"), x, \"c\"))|If(Equals(x, \"a\"), x, If(Equals(x, \"b\"), x, \"c\"))"
            })
    void spellingsOfTheWorkingProfileMeet(String text, String canonical) throws ProgramException {
        assertThat(new StringLanguage(Profile.FF).compile(text).canonical()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "If(Contains(x2, WORD), x, x)",
                "If(Equals(x, x3), Concat(x, x2), Concat(x, x2))",
                "If(Contains(x, x2), \"a\", \"a\")"
            })
    void aConditionStaysWhereARowCouldLackItsColumn(String text) throws ProgramException {
        assertThat(new StringLanguage(Profile.FF).compile(text).canonical()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Concat(Const(\"a\"), Const(\"b\"))|Concat(Const(\"a\"), Const(\"b\"))",
                "GetFirst(WORD, 1)|Concat(GetToken(WORD, 1))",
                "Compose(GetFirst(WORD, 1), Trim())|Concat(Compose(GetFirst(WORD, 1), Trim()))",
                "Compose(Trim(), GetFirst(WORD, 1))|Concat(Compose(Trim(), GetToken(WORD, 1)))",
                "Compose(Trim(), Trim())|Concat(Trim())",
                "Compose(Replace(\",\", \",\"), GetUpto(WORD))|Concat(GetUpto(WORD))",
                "Replace(\",\", \",\")|Concat(Replace(\",\", \",\"))",
                "GetToken(CHAR, 1)|Concat(GetToken(CHAR, 1))",
                "GetSpan(WORD, 2, START, WORD, 2, END)|Concat(GetSpan(WORD, 2, START, WORD, 2, END))",
                "Compose(ToCase(LOWER), ToCase(ALL_CAPS))|Concat(Compose(ToCase(LOWER), ToCase(ALL_CAPS)))"
            })
    void theReferenceProfileKeepsWhatItsQuirksTellApart(String text, String canonical) throws ProgramException {
        assertThat(new StringLanguage(Profile.RF).compile(text).canonical()).isEqualTo(canonical);
    }
}
