package dev.constellation.strings.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.RandomStream;
import dev.constellation.core.domain.ProgramException;
import dev.constellation.strings.language.Operation.RemoveAll;
import dev.constellation.strings.language.Operation.SubstituteAll;
import dev.constellation.strings.language.Part.Column;
import dev.constellation.strings.language.Regex.Type;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceSemanticsTest {
    private static final Column X = new Column(1);
    private final StringLanguage language = new StringLanguage(Profile.RF);

    private String run(String program, String input) throws ProgramException {
        return language.compile(program).run(List.of(input));
    }

    @ParameterizedTest
    @CsvSource({
        "-5, 3, abc, bc",
        "-5, 3, abcd, ''",
        "-8, -5, abc, ab",
        "-7, 2, abcde, ''",
        "-7, 4, abcde, d",
        "-6, -1, abcd, cd",
        "-9, -9, abc, ''",
        "-4, -4, abc, ''",
        "-6, -5, abcd, ''",
        "-2, 0, abcd, cd",
        "0, 0, abcd, ''",
        "1, 0, abcd, abcd",
        "4, 5, abcd, d",
        "5, 9, abcd, ''"
    })
    void subStrWrapsLikeASlice(int from, int to, String input, String output) throws ProgramException {
        assertThat(run("Concat(SubStr(%d, %d))".formatted(from, to), input)).isEqualTo(output);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GetSpan(WORD, 5, START, WORD, 3, END)|ab cd ef|' cd ef'",
                "GetSpan(WORD, 5, END, WORD, 3, END)|ab cd ef|' cd ef'",
                "GetSpan(WORD, -5, END, WORD, 1, END)|ab cd ef|ab",
                "GetSpan(WORD, 1, START, WORD, -4, END)|ab cd ef|''",
                "GetSpan(CHAR, 5, START, CHAR, -1, END)|abc|c",
                "GetSpan(NUMBER, 1, START, WORD, 1, END)|ab|''",
                "GetSpan(WORD, 1, START, NUMBER, -1, END)|ab|''",
                "GetSpan(DIGIT, 3, START, DIGIT, -1, END)|x1y2z|1y2"
            })
    void aSpanIndexBeyondTheMatchesBecomesAPosition(String program, String input, String output)
            throws ProgramException {
        assertThat(run(program, input)).isEqualTo(output);
    }

    @Test
    void positionsCountCodePoints() throws ProgramException {
        assertThat(run("SubStr(1, 2)", "😀bc")).isEqualTo("😀b");
        assertThat(run("SubStr(-2, 0)", "a😀c")).isEqualTo("😀c");
        assertThat(run("GetSpan(WORD, 5, START, WORD, -1, END)", "😀 a b")).isEqualTo(" a b");
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                '\t', '\n', '\u000b', '\f', '\r', '\u001c', '\u001d', '\u001e', '\u001f', ' ', '\u0085', '\u00a0',
                '\u1680', '\u2000', '\u2005', '\u200a', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000'
            })
    void trimStripsAllUnicodeWhiteSpace(char space) throws ProgramException {
        assertThat(run("Trim()", space + "a" + space + "b" + space)).isEqualTo("a" + space + "b");
    }

    @ParameterizedTest
    @ValueSource(chars = {'\u200b', '\u180e', '\ufeff', '\u0000', '\u001b', '\u2060'})
    void trimKeepsWhatIsNoWhiteSpace(char kept) throws ProgramException {
        assertThat(run("Trim()", kept + "a" + kept)).isEqualTo(kept + "a" + kept);
    }

    @ParameterizedTest
    @CsvSource({
        "ALL_CAPS, straße, STRASSE",
        "ALL_CAPS, ﬁn, FIN",
        "LOWER, ÀÉ, àé",
        "PROPER, ßA, Ssa",
        "PROPER, ﬁN, Fin",
        "PROPER, ǆX, ǅx",
        "PROPER, éCOLE, École",
        "PROPER, ΑΣ, Ας",
        "PROPER, ΣΑ, Σα",
        "PROPER, 1AB, 1ab"
    })
    void caseMappingIsThatOfUnicode(String casing, String input, String output) throws ProgramException {
        assertThat(run("ToCase(%s)".formatted(casing), input)).isEqualTo(output);
    }

    @Test
    void substituteActsOnTheFirstOccurrenceOfTheMatchedText() throws ProgramException {
        assertThat(run("Substitute(WORD, 3, \"z\")", "abc b b")).isEqualTo("azc b b");
        assertThat(run("Remove(WORD, -1)", "cats cat")).isEqualTo("s cat");
    }

    @Test
    void substituteAllCanCompleteAnEarlierCapital() throws ProgramException {
        assertThat(run("SubstituteAll(PROP_CASE, \"a\")", "AAaAa")).isEqualTo("aAa");
    }

    @ParameterizedTest
    @EnumSource(Type.class)
    void replacingInPlaceEqualsReplacingOneTextAfterTheOther(Type type) {
        RandomStream random = RandomStream.of(7);
        for (int i = 0; i < 20_000; i++) {
            String value = draw(random, "AaBb1 .", random.nextInt(14));
            char c = random.chance(0.3) ? 'a' : draw(random, "AabB1.", 1).charAt(0);
            assertThat(Step.of(new SubstituteAll(X, type, c), Profile.RF).apply(value))
                    .isEqualTo(oneTextAfterTheOther(type, value, String.valueOf(c)));
            assertThat(Step.of(new RemoveAll(X, type), Profile.RF).apply(value))
                    .isEqualTo(oneTextAfterTheOther(type, value, ""));
        }
    }

    private static String oneTextAfterTheOther(Type type, String value, String replacement) {
        Finder finder = Finder.of(type, Profile.RF);
        List<String> texts = new ArrayList<>();
        for (long match = finder.first(value); match != Finder.NONE; match = finder.next(value, match)) {
            texts.add(value.substring(Finder.start(match), Finder.end(match)));
        }
        String current = value;
        for (String text : texts) {
            int at = current.indexOf(text);
            current = at < 0 ? current : current.substring(0, at) + replacement + current.substring(at + text.length());
        }
        return current;
    }

    private static String draw(RandomStream random, String alphabet, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @Test
    void aHundredKilobytesAreNoBurden() {
        String input = "Aa1 b.".repeat(17_000);
        RandomPrograms random = new RandomPrograms(Profile.RF, 5);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int i = 0; i < 200; i++) {
                assertThat(language.compile(random.program()).run(List.of(input)))
                        .isNotNull();
            }
        });
    }
}
