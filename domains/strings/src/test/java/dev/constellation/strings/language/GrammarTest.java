package dev.constellation.strings.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.domain.ProgramException;
import java.io.IOException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The grammar itself runs where models are sampled; the GPU node's tests hold it against the programs written here. */
class GrammarTest {
    private static final int PROGRAMS = 400;
    private static final Path FILE = Path.of("src/test/resources/dev/constellation/strings/language/programs.txt");

    @Test
    void theProgramsThatTheGrammarIsTestedWithAreOfEveryForm() throws IOException, ProgramException {
        RandomPrograms random = new RandomPrograms(Profile.FF, 11);
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
        List<String> programs = Stream.generate(() -> Printer.print(random.program(), Profile.FF))
                .filter(utf8::canEncode)
                .limit(PROGRAMS)
                .toList();
        assertThat(Files.readAllLines(FILE)).isEqualTo(programs);
        StringLanguage language = new StringLanguage(Profile.FF);
        for (String program : programs) {
            language.parse(program);
        }
        assertThat(Stream.concat(
                        OperationParser.NAMES.stream(),
                        Stream.of(
                                "Concat",
                                "If",
                                "Contains",
                                "StartsWith",
                                "EndsWith",
                                "CountAtLeast",
                                "LenAtLeast",
                                "Equals")))
                .allSatisfy(name -> assertThat(programs).anyMatch(program -> program.contains(name + "(")));
    }

    @Test
    void onlyProfilesThatNameColumnsHaveOne() {
        assertThat(new StringLanguage(Profile.FF).grammar()).isEqualTo(new StringLanguage(Profile.FF_STRICT).grammar());
        assertThat(new StringLanguage(Profile.FF).grammar().orElseThrow()).contains("program: ");
        assertThat(new StringLanguage(Profile.RF).grammar()).isEmpty();
    }
}
