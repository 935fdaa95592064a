package dev.constellation.strings.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.ProgramException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferenceVectorsTest {
    private final StringLanguage language = new StringLanguage(Profile.RF);

    @Test
    void everyHandPickedVectorIsReproduced() throws ProgramException {
        assertThat(differences(ReferenceVectors.handPicked(), 189)).isEmpty();
    }

    @Test
    void everySampledVectorIsReproduced() throws ProgramException {
        assertThat(differences(ReferenceVectors.sampled(), 20_000)).isEmpty();
    }

    private List<String> differences(List<ReferenceVectors> vectors, int expected) throws ProgramException {
        assertThat(vectors).hasSize(expected);
        List<String> differences = new ArrayList<>();
        for (ReferenceVectors vector : vectors) {
            CompiledProgram program = language.compile(vector.program());
            String output = program.run(vector.input());
            if (!vector.output().equals(output)) {
                differences.add(vector + " gave " + output);
            }
        }
        return differences;
    }
}
