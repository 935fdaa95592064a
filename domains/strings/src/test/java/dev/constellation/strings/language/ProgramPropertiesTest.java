package dev.constellation.strings.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.ProgramException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProgramPropertiesTest {
    private static final int PROGRAMS = 4000;
    private static final int INPUTS = 10;
    private static final List<String> AWKWARD = List.of(
            "",
            "\u0000\u0001\t\r\n\u001f\u007f",
            "\ud800",
            "\udc00a\ud83d",
            "ŉǰΐﬁŐİıßΣς",
            "A".repeat(120),
            "😀".repeat(60));

    @ParameterizedTest
    @EnumSource(Profile.class)
    void parsingWhatWasPrintedGivesAnEqualTree(Profile profile) throws ProgramException {
        StringLanguage language = new StringLanguage(profile);
        RandomPrograms random = new RandomPrograms(profile, 1);
        for (int i = 0; i < PROGRAMS; i++) {
            Program program = random.program();
            assertThat(language.parse(language.print(program))).isEqualTo(program);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theCanonicalFormOfACanonicalFormIsItself(Profile profile) throws ProgramException {
        StringLanguage language = new StringLanguage(profile);
        RandomPrograms random = new RandomPrograms(profile, 2);
        for (int i = 0; i < PROGRAMS; i++) {
            String canonical = language.compile(random.program()).canonical();
            CompiledProgram again = language.compile(canonical);
            assertThat(again.canonical()).isEqualTo(canonical);
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void theCanonicalFormGivesEveryRowTheSameOutput(Profile profile) {
        StringLanguage language = new StringLanguage(profile);
        RandomPrograms random = new RandomPrograms(profile, 3);
        for (int i = 0; i < PROGRAMS; i++) {
            Program program = random.program();
            CompiledProgram asWritten = Executable.of(program, profile);
            CompiledProgram canonical = language.compile(program);
            for (int j = 0; j < INPUTS; j++) {
                List<String> input = random.input();
                assertThat(canonical.run(input))
                        .describedAs("%s on %s", asWritten.canonical(), input)
                        .isEqualTo(asWritten.run(input));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void everyProgramHasAnOutputForEveryRowWithinTheLimits(Profile profile) {
        StringLanguage language = new StringLanguage(profile);
        RandomPrograms random = new RandomPrograms(profile, 4);
        for (int i = 0; i < PROGRAMS; i++) {
            CompiledProgram program = language.compile(random.program());
            for (String text : AWKWARD) {
                List<String> row = Collections.nCopies(profile.mostColumns(), text);
                String output = program.run(row);
                assertThat(output == null && profile != Profile.FF_STRICT).isFalse();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void aDamagedTextIsAProgramWithinTheLimitsOrAFaultWithAPlace(Profile profile) {
        StringLanguage language = new StringLanguage(profile);
        RandomPrograms random = new RandomPrograms(profile, 5);
        for (int i = 0; i < PROGRAMS; i++) {
            String text = random.damaged(language.print(random.program()));
            try {
                assertWithin(profile.limits(), language.parse(text));
            } catch (ProgramException e) {
                assertThat(e.position()).describedAs(text).isBetween(0, text.length());
            }
        }
    }

    private static void assertWithin(Profile.Limits limits, Program program) {
        assertThat(program.size()).isLessThanOrEqualTo(limits.nodes());
        assertThat(program.depth()).isLessThanOrEqualTo(limits.depth());
        assertThat(program.branches())
                .hasSizeLessThanOrEqualTo(limits.branches())
                .allMatch(branch -> branch.parts().size() <= limits.parts());
    }
}
