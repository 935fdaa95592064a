package dev.constellation.core.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.ProgramException;
import dev.constellation.core.domain.Split;
import dev.constellation.core.domain.Task;
import dev.constellation.core.judging.Judgement.Judged;
import dev.constellation.core.judging.Judgement.Rejected;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private final SliceDomain domain = new SliceDomain();
    private final Judge judge = new Judge(domain, 2);

    /** Only row 0 may be visible: "ab" → "ab". The others want two characters of a longer input. */
    private final Task task = task("ab", "cd");

    private static final Split SPLIT = new Split(7, 1);

    @Test
    void aProgramRightOnEveryRowGeneralizes() {
        Judged judged = judged("first 2");
        assertThat(judged.visiblePass()).isTrue();
        assertThat(judged.heldOutPass()).isTrue();
        assertThat(judged.generalizes()).isTrue();
        assertThat(judged.canonical()).isEqualTo("first 2");
    }

    @Test
    void aProgramWrongOnAVisibleRowHasNoBehaviour() {
        Judged judged = judged("first 1");
        assertThat(judged.visiblePass()).isFalse();
        assertThat(judged.behaviour()).isEmpty();
        assertThat(judged.heldOutBehaviour()).isEmpty();
    }

    @Test
    void aProgramRightOnVisibleRowsOnlyDoesNotGeneralize() {
        Task misleading = task("ab", "c");
        assertThat(judge.judge(misleading, SPLIT, List.of("first 2")))
                .singleElement()
                .isInstanceOfSatisfying(Judged.class, judged -> {
                    assertThat(judged.visiblePass()).isTrue();
                    assertThat(judged.heldOutPass()).isFalse();
                });
    }

    @Test
    void spellingsOfOneProgramHaveOneBehaviour() {
        List<Judgement> both = judge.judge(task, SPLIT, List.of("first 2", " first 2 "));
        assertThat(both.get(0)).isEqualTo(both.get(1));
    }

    @Test
    void behaviourDoesNotDependOnHeldOutRows() {
        Judged here = judged("first 2");
        Judged there = (Judged)
                judge.judge(task("ab", "zz"), SPLIT, List.of("first 2")).getFirst();
        assertThat(there.behaviour()).isEqualTo(here.behaviour());
        assertThat(there.heldOutBehaviour()).isNotEqualTo(here.heldOutBehaviour());
    }

    @Test
    void aTextThatIsNoProgramIsRejectedWithThePlace() {
        assertThat(judge.judge(task, SPLIT, List.of("last 2")).getFirst())
                .isEqualTo(new Rejected(ProgramException.Kind.SYNTAX, "at position 0: expected 'first N'"));
    }

    @Test
    void aCompilerThatBreaksItsContractRejectsTheText() {
        assertThat(judge.judge(task, SPLIT, List.of("crash", "deep")))
                .allSatisfy(judgement -> assertThat(judgement)
                        .isInstanceOfSatisfying(
                                Rejected.class,
                                rejected -> assertThat(rejected.kind()).isEqualTo(ProgramException.Kind.LIMIT)));
    }

    @Test
    void aProgramThatBreaksItsContractIsWrongOnThatRow() {
        assertThat(judged("fault").visiblePass()).isFalse();
    }

    @Test
    void aTextIsCompiledOnceWhileTheCacheHoldsIt() {
        judge.judge(task, SPLIT, Collections.nCopies(64, "first 2"));
        judge.judge(task, SPLIT, List.of("first 2"));
        assertThat(domain.compilations).isEqualTo(1);
        judge.judge(task, SPLIT, List.of("first 3", "first 4", "first 2"));
        assertThat(domain.compilations).isEqualTo(4);
    }

    @Test
    void longTextsAreJudgedButNotKept() {
        String padded = " ".repeat(100_000) + "first 2";
        assertThat(judged(padded).generalizes()).isTrue();
        assertThat(judged(padded).generalizes()).isTrue();
        assertThat(domain.compilations).isEqualTo(2);
    }

    @Test
    void aTaskOfAnotherDomainOrProfileAndASplitThatDoesNotSuitAreRefused() {
        Task foreign = new Task("other", "p", "bank", "1", task.examples(), 1, null);
        Task unknown = new Task("slice", "q", "bank", "1", task.examples(), 1, null);
        assertThatThrownBy(() -> judge.judge(foreign, SPLIT, List.of())).hasMessageContaining("task.domain: 'other'");
        assertThatThrownBy(() -> judge.judge(unknown, SPLIT, List.of())).hasMessageContaining("profile: 'q'");
        assertThatThrownBy(() -> judge.judge(task, new Split(1, 2), List.of())).hasMessageContaining(task.id());
    }

    private Judged judged(String text) {
        return (Judged) judge.judge(task, SPLIT, List.of(text)).getFirst();
    }

    private static Task task(String visible, String heldOut) {
        return new Task(
                "slice",
                "p",
                "bank",
                "1",
                List.of(
                        new Example(List.of("ab"), visible),
                        new Example(List.of(heldOut + "ef"), heldOut),
                        new Example(List.of("gh"), "gh")),
                1,
                null);
    }
}
