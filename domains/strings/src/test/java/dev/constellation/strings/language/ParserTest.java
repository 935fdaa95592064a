package dev.constellation.strings.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.constellation.core.domain.ProgramException;
import dev.constellation.core.domain.ProgramException.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParserTest {
    private final StringLanguage working = new StringLanguage(Profile.FF);
    private final StringLanguage reference = new StringLanguage(Profile.RF);

    private static ProgramException fault(StringLanguage language, String text) {
        return catchThrowableOfType(ProgramException.class, () -> language.parse(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|0|found the end of the text, expected a column",
                "y|0|found 'y', expected a column (x, x2 to x5)",
                "x6|0|found 'x6', expected a column",
                "x1y|0|found 'x1y'",
                "GetToken(x, WORDS, 1)|12|found 'WORDS', expected NUMBER, WORD",
                "GetToken(x, WORD, 0)|18|expected an index from -5 to 5 without 0",
                "GetToken(x, WORD, 6)|18|expected an index from -5 to 5",
                "GetToken(x, WORD, +1)|18|found '+1'",
                "GetToken(x, WORD, 01)|18|expected an index",
                "GetToken(x, WORD)|16|found ')', expected \",\"",
                "GetToken(x, WORD, 1|19|found the end of the text, expected \")\"",
                "GetToken(x, WORD, 1))|20|found ')', expected the end of the program",
                "SubStr(x, 0, 1)|10|expected a position from -100 to 100 without 0",
                "SubStr(x, 1, 101)|13|expected a position",
                "SubStr(x, 1, 99999999999)|13|found '99999999999'",
                "GetSpan(x, END_OF_INPUT, 2, START, WORD, 1, END)|23|expected index 1",
                "GetUpto(x, END_OF_INPUT)|11|found 'END_OF_INPUT', expected NUMBER",
                "GetUpto(x, \"ab\")|11|expected a delimiter in quotes",
                "GetUpto(x, \"a\")|11|expected a delimiter in quotes",
                "Replace(x, \",\", \"ab\")|16|expected a delimiter in quotes or \"\"",
                "Substitute(x, WORD, 1, \"é\")|23|expected one character in quotes",
                "Concat()|7|found ')'",
                "Concat(x, )|10|found ')'",
                "\"\"|0|expected a string of at least one character",
                "\"ab|0|has no closing quote",
                "\"a\\u0041\"|2|found the escape '\\u0041', allowed are",
                "Const(\"a\")|0|found 'Const', expected a column",
                "Compose(Trim(), Trim())|0|found 'Compose'",
                "Trim(\"a\")|5|expected a column",
                "Trim(Concat(x, x))|5|found 'Concat'",
                "x x|2|found 'x', expected the end of the program",
                "If(|3|found the end of the text, expected one of the predicates Contains, StartsWith, EndsWith",
                "If(GetToken(x, WORD, 1), x, x)|3|found 'GetToken', expected one of the predicates",
                "If(Contains(Trim(x), WORD), x, x)|12|found 'Trim', expected a column (x, x2 to x5)",
                "If(Contains(x6, WORD), x, x)|12|found 'x6', expected a column",
                "If(Contains(x, WORDS), x, x)|15|found 'WORDS', expected NUMBER, WORD, ALPHANUM",
                "If(Contains(x, WORDS), x, x)|15|LOWER, DIGIT, CHAR, a string or a column (x, x2 to x5)",
                "If(Contains(x, END_OF_INPUT), x, x)|15|found 'END_OF_INPUT'",
                "If(Contains(x, x9), x, x)|15|found 'x9', expected a string or a column",
                "If(Contains(x, \"\"), x, x)|15|expected a string of at least one character",
                "If(Contains(x), x, x)|13|found ')', expected \",\"",
                "If(StartsWith(x, \"ab\"), x, x)|17|expected a delimiter in quotes",
                "If(EndsWith(x, x2), x, x)|15|found 'x2', expected NUMBER",
                "If(CountAtLeast(x, WORD, 1), x, x)|25|found '1', expected a count from 2 to 5",
                "If(CountAtLeast(x, WORD, 6), x, x)|25|expected a count from 2 to 5",
                "If(CountAtLeast(x, WORD), x, x)|23|found ')', expected \",\"",
                "If(LenAtLeast(x, 0), x, x)|17|expected a length from 1 to 200",
                "If(LenAtLeast(x, 201), x, x)|17|expected a length from 1 to 200",
                "If(LenAtLeast(x, -1), x, x)|17|expected a length from 1 to 200",
                "If(Equals(x, WORD), x, x)|13|found 'WORD', expected a string or a column (x, x2 to x5)",
                "If(Equals(x, \"a\", \"b\"), x, x)|16|found ',', expected \")\"",
                "If(Equals(x, x2), x)|19|found ')', expected \",\"",
                "If(Equals(x, x2), x, x|22|found the end of the text, expected \")\"",
                "If(Equals(x, x2), x, x, x)|22|found ',', expected \")\"",
                "If(Equals(x, x2), x, x))|23|found ')', expected the end of the program",
                "If(Equals(x, x2), If(Equals(x, x2), x, x), x)|18|found 'If', expected a column",
                "If(Equals(x, x2), If(Equals(x, x2), x, x), x)|18|(an If is a whole program or an else-branch)",
                "Concat(x, If(Equals(x, x2), x, x))|10|(an If is a whole program or an else-branch)",
                "Concat(If(Equals(x, x2), x, x))|7|(an If is a whole program or an else-branch)",
                "Trim(If(Equals(x, x2), x, x))|5|(an If is a whole program or an else-branch)",
                "If(If(Equals(x, x2), x, x), x, x)|3|found 'If', expected one of the predicates"
            })
    void aFaultNamesItsPlaceWhatIsThereAndWhatIsAllowed(String text, int position, String message) {
        ProgramException fault = fault(working, text);
        assertThat(fault.kind()).isEqualTo(Kind.SYNTAX);
        assertThat(fault.position()).isEqualTo(position);
        assertThat(fault).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "If(Contains(x, WORD), Trim(), Trim())|0|found 'If', expected Concat, Const, Compose or one of the operators",
                "Concat(x)|7|expected Concat, Const, Compose",
                "Concat(\"a\")|7|expected Concat, Const",
                "Concat(Const(\"ab\"))|13|expected one character in quotes",
                "Concat(Const(\"-\"))|13|expected one character in quotes",
                "Compose(GetToken(WORD, 1), Trim())|8|expected an operator that modifies",
                "Compose(Trim(), Compose(Trim(), Trim()))|16|found 'Compose'",
                "Compose(Trim(), Const(\"a\"))|16|found 'Const'",
                "GetUpto(\"_\")|8|expected a delimiter",
                "Replace(\",\", \"\")|13|expected a delimiter",
                "GetSpan(BEGIN_OF_INPUT, 1, START, WORD, 1, END)|8|found 'BEGIN_OF_INPUT'",
                "SubStr(1, -101)|10|expected a position from -100 to 100"
            })
    void theReferenceFormIsAsStrict(String text, int position, String message) {
        ProgramException fault = fault(reference, text);
        assertThat(fault.kind()).isEqualTo(Kind.SYNTAX);
        assertThat(fault.position()).isEqualTo(position);
        assertThat(fault).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Trim(Trim(Trim(Trim(x))))|15|4 operators above a column, at most 3",
                "Concat(x, x, x, x, x, x, x, x, x)|31|9 parts, at most 8",
                "\"12345678901234567\"|0|17 characters of a constant, at most 16",
                "Concat(\"1234567890\", x, \"1234567890\", \"1234567\")|38|17 characters of a constant",
                "Concat(x, Concat(x, x, x, x, x, x, x), x)|39|9 parts",
                "If(Equals(x, x2), x, If(Equals(x, x3), x, If(Equals(x, x4), x, x)))|42|4 branches, at most 3",
                "If(Equals(x, x2), x, Concat(x, x, x, x, x, x, x, x, x))|52|9 parts, at most 8",
                "If(Equals(x, x2), Trim(Trim(Trim(Trim(x)))), x)|33|4 operators above a column",
                "If(Equals(x, \"12345678901234567\"), x, x)|13|17 characters of a constant, at most 16",
                "If(Contains(x, \"12345678901234567\"), x, x)|15|17 characters of a constant, at most 16"
            })
    void aLimitNamesItsPlaceTheExcessAndTheBound(String text, int position, String message) {
        ProgramException fault = fault(working, text);
        assertThat(fault.kind()).isEqualTo(Kind.LIMIT);
        assertThat(fault.position()).isEqualTo(position);
        assertThat(fault).hasMessageContaining(message);
    }

    @Test
    void tooManyNodesAreRefused() {
        String span = "GetSpan(x,WORD,1,START,WORD,2,END)";
        String text = "Concat(" + (span + ",").repeat(7) + span + ")";
        assertThat(fault(working, text))
                .hasMessageContaining("65 nodes, at most 64")
                .extracting("kind")
                .isEqualTo(Kind.LIMIT);
    }

    @Test
    void partsAndConstantsAreCountedPerBranch() throws ProgramException {
        String columns = "Concat(x, x, x, x, x, x, x, x)";
        Program program = working.parse("If(Equals(x, \"%1$s\"), %2$s, If(Contains(x, \"%1$s\"), \"%1$s\", \"%1$s\"))"
                .formatted("1234567890123456", columns));
        assertThat(program.branches()).hasSize(3);
        assertThat(program.parts()).isEqualTo(10);
    }

    @Test
    void nodesAreCountedOverAllBranches() throws ProgramException {
        String span = "GetSpan(x,WORD,1,START,WORD,2,END)";
        String text = "If(Contains(x,WORD),Concat(%1$s,%1$s,%1$s,%1$s),Concat(%1$s,%1$s,%1$s,x,x%2$s))";
        assertThat(working.parse(text.formatted(span, "")).size()).isEqualTo(64);
        assertThat(fault(working, text.formatted(span, ",x")))
                .hasMessageContaining("65 nodes, at most 64")
                .extracting("kind")
                .isEqualTo(Kind.LIMIT);
    }

    @Test
    void aHugeTextIsRefusedByItsLength() {
        ProgramException fault = fault(working, "(".repeat(10_000_000));
        assertThat(fault.kind()).isEqualTo(Kind.LIMIT);
        assertThat(fault).hasMessageContaining("the text has 10000000 characters, at most 512");
        assertThat(fault(reference, "Trim(".repeat(10_000)).kind()).isEqualTo(Kind.LIMIT);
        assertThat(fault(working, "If(Equals(x,x2),x,".repeat(1_000_000)).kind())
                .isEqualTo(Kind.LIMIT);
    }

    @Test
    void deepNestingStopsAtTheLimitAndNotAtTheStack() {
        assertThat(fault(working, "Trim(".repeat(100)).kind()).isEqualTo(Kind.LIMIT);
        assertThat(fault(working, "Concat(".repeat(73)).kind()).isEqualTo(Kind.SYNTAX);
        assertThat(fault(working, "If(".repeat(170)).kind()).isEqualTo(Kind.SYNTAX);
        assertThat(fault(working, "If(Equals(x,x2),".repeat(32)).kind()).isEqualTo(Kind.SYNTAX);
        assertThat(fault(working, "If(Equals(x,x2),x,".repeat(28)).kind()).isEqualTo(Kind.LIMIT);
        assertThat(fault(reference, "Concat(".repeat(585)).kind()).isEqualTo(Kind.SYNTAX);
    }

    @Test
    void theControlCharactersOfAStringAreNamed() {
        assertThat(fault(working, "\"a\nb\""))
                .hasMessage("at position 2: control character 10 in a string, allowed are \\n and \\t");
    }

    @Test
    void blanksBetweenWordsDoNotMatter() throws ProgramException {
        Program spaced = working.parse(" Concat ( x1 ,\n\tGetToken(x,WORD,-1 ) , \", \" ) ");
        assertThat(working.print(spaced)).isEqualTo("Concat(x, GetToken(x, WORD, -1), \", \")");
    }

    @Test
    void conditionsAreReadWhateverTheBlanksAndPrintedInOneForm() throws ProgramException {
        Program program = working.parse("If (Contains( x1,\".\"),x,\tIf(CountAtLeast(x2 ,DIGIT,2),\"a\" , Trim(x)))");
        assertThat(working.print(program))
                .isEqualTo("If(Contains(x, \".\"), x, If(CountAtLeast(x2, DIGIT, 2), \"a\", Trim(x)))");
    }

    @Test
    void stringsKeepEscapesAndOtherAlphabets() throws ProgramException {
        String text = "\"\\\"\\\\\\n\\té\"";
        assertThat(working.compile(text).run(List.of("x"))).isEqualTo("\"\\\n\té");
        assertThat(working.compile(text).canonical()).isEqualTo(text);
    }
}
