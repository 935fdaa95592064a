package dev.constellation.study.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StudyStateTest {
    static Stream<StudyState> states() {
        StudyState.Queued queued = new StudyState.Queued();
        StudyState.Analysing analysing = queued.prepare().run().analyse();
        return Stream.of(
                queued,
                queued.prepare(),
                queued.prepare().run(),
                analysing,
                analysing.finish("digest"),
                queued.fail("reason"),
                queued.cancel());
    }

    @ParameterizedTest
    @MethodSource("states")
    void everyStateIsReadBackFromItsLabelAndDetail(StudyState state) {
        assertThat(StudyState.of(state.label(), state.detail())).isEqualTo(state);
    }

    @Test
    void aStateThatIsNotKnownIsNamed() {
        assertThatThrownBy(() -> StudyState.of("DREAMING", "")).hasMessage("study state 'DREAMING' is not known");
    }
}
