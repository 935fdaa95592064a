package dev.constellation.strings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Pool;
import dev.constellation.core.domain.SynthesisRequest;
import dev.constellation.core.domain.Task;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxesTest {
    private final Domain domain = new StringsDomain();

    private static Task task(@Nullable String secret) {
        return new Task("strings", "ff", "bank", "1", List.of(new Example(List.of("a"), "b")), 1, secret);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Concat(x, \".\")|const-anchored",
                "GetToken(x, WORD, 1)|token match without constants",
                "Concat(GetToken(x, WORD, 1), \".\")|const-anchored",
                "RemoveAll(x, DIGIT)|token match without constants",
                "Trim(GetFrom(x, NUMBER))|token match without constants",
                "GetSpan(x, \"-\", 1, END, WORD, 1, START)|token match without constants",
                "GetUpto(x, \"-\")|``",
                "Replace(x, \"-\", \"\")|``",
                "SubStr(x, 1, 3)|``",
                "SubStr(x, 1, -3)|negative index",
                "SubStr(x, -4, -1)|negative index",
                "GetSpan(x, \"-\", -1, END, END_OF_INPUT, 1, END)|negative index",
                "ToCase(x, LOWER)|case change",
                "Concat(ToCase(GetToken(x, WORD, -1), ALL_CAPS), x2)|token match without constants,negative index,case change",
                "Concat(ToCase(GetToken(x, WORD, -1), ALL_CAPS), \"/\")|const-anchored,negative index,case change",
                "If(StartsWith(x, \"-\"), GetFrom(x, \"-\"), x)|``",
                "If(Contains(x, WORD), ToCase(x, LOWER), SubStr(x, -2, -1))|negative index,case change"
            })
    void aProgramIsOfEveryAxisThatItUses(String program, String axes) {
        assertThat(domain.axes(task(program))).isEqualTo(axes.isEmpty() ? Set.of() : Set.of(axes.split(",")));
    }

    @Test
    void aTaskWithoutASecretProgramHasNone() {
        assertThat(domain.axes(task(null))).isEmpty();
    }

    @Test
    void syntheticTasksAreOfEveryAxis() {
        List<Task> tasks = domain.synthesize(new SynthesisRequest("ff", Pool.BANK, 5, 100, 1, 4, 12));
        assertThat(tasks.stream().flatMap(task -> domain.axes(task).stream()).distinct())
                .containsExactlyInAnyOrder(
                        "const-anchored", "token match without constants", "negative index", "case change");
    }
}
