package dev.constellation.strings.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.ProgramException;
import dev.constellation.core.domain.Task;
import dev.constellation.strings.language.Profile;
import dev.constellation.strings.language.StringLanguage;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs for real tasks, held-out rows included: importer, language and evaluator agree on what a row is. */
class SolvedTasksTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sygus89|Ducati100|GetToken(x, WORD, 1)",
                "sygus89|938-242-504|GetToken(x, NUMBER, 2)",
                "sygus89|Nancy FreeHafer|Concat(SubStr(x, 1, 1), \".\", SubStr(GetToken(x, WORD, 2), 1, 1), \".\")",
                "sygus89|+106 769-858-438|Concat(GetUpto(x, \" \"), \"(\", GetToken(x, NUMBER, 2), \") \", GetFrom(x, \"-\"))",
                "bustle38|Larry|Concat(ToCase(SubStr(x, 1, 1), LOWER), ToCase(x2, LOWER), \"@\", ToCase(x3, LOWER), \".com\")",
                "bustle38|2019-11-23|Replace(x, \"-\", \"/\")",
                "bustle38|George Washington|Concat(\"Mr. \", GetToken(x, WORD, -1))",
                "bustle38|12|If(StartsWith(x, \"-\"), Concat(\"(\", GetFrom(x, \"-\"), \")\"), x)",
                "bustle38|43%|If(Equals(x, \"100%\"), \"Completed\", If(Equals(x, \"0%\"), \"Not Yet Started\", \"In Progress\"))",
                "bustle38|primary|If(Equals(x, \"NONE\"), x2, x)",
                "sygus89|University of Pennsylvania|If(Contains(x2, \"USA\"), Concat(x, \", \", x2), Concat(x, \", \", x2, \", USA\"))"
            })
    void aShortProgramSolvesOneOfTheTasks(String bank, String firstInput, String program) throws ProgramException {
        CompiledProgram compiled = new StringLanguage(Profile.FF).compile(program);
        List<Task> tasks = new RealBanks("strings").read(bank, Profile.FF, 2).tasks();
        assertThat(tasks)
                .filteredOn(
                        task -> task.examples().getFirst().input().getFirst().equals(firstInput))
                .anySatisfy(task -> assertThat(task.examples())
                        .allSatisfy(row -> assertThat(compiled.run(row.input())).isEqualTo(row.output())));
    }
}
