package dev.constellation.study.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Task;
import dev.constellation.core.study.Bank;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.tasks.TaskUse;
import dev.constellation.study.testing.MiniatureStudy;
import dev.constellation.study.testing.TinyDomain;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private final Domain domain = new TinyDomain();

    @Test
    void everyBankPoolAndRoundGetsItsTasksAndNoTaskIsInTwo() {
        Preparation preparation = new Preparation(domain, MiniatureStudy.definition());
        List<Task> tasks = new ArrayList<>();
        while (!preparation.complete()) {
            tasks.addAll(preparation.next());
        }

        assertThat(preparation.made()).isEqualTo(2 + 2 * (1 + 2));
        assertThat(tasks).hasSize(3 + 1 + 2 * (3 + 2 * 4));
        assertThat(tasks).extracting(Task::id).doesNotHaveDuplicates();
    }

    @Test
    void aTaskThatTwoBanksNameStaysInTheFirstAndIsListedUnderTheOther() {
        Task shared = TinyDomain.task("mine", "1", "shared", 6);
        Task own = TinyDomain.task("mine", "1", "own", 6);
        Preparation preparation = new Preparation(
                domain,
                withBanks(new Bank.Custom("first", List.of(shared)), new Bank.Custom("second", List.of(shared, own))));

        preparation.next();

        assertThat(preparation.next()).containsExactly(own);
        while (!preparation.complete()) {
            preparation.next();
        }
        assertThat(preparation.result().exclusions()).containsEntry("second/" + shared.id(), "occurs in bank 'first'");
    }

    @Test
    void aBankWithoutATaskThatCanBePosedEndsTheStudy() {
        Preparation preparation = new Preparation(
                domain, withBanks(new Bank.Custom("short", List.of(TinyDomain.task("mine", "1", "x", 3)))));

        assertThatThrownBy(preparation::next)
                .isInstanceOf(StudyFailedException.class)
                .hasMessage("bank 'short': no task is left that can be posed");
    }

    @Test
    void whatIsKeptOfATaskHoldsNoRowThatAModelMayNotSee() {
        Preparation preparation = new Preparation(domain, MiniatureStudy.definition());
        while (!preparation.complete()) {
            preparation.next();
        }

        PreparedTasks tasks = preparation.result();

        assertThat(tasks.of(new TaskUse.OfBank("easy")))
                .allSatisfy(task -> assertThat(task.puzzles()).hasSize(2).allSatisfy(puzzle -> {
                    assertThat(puzzle.visible()).hasSize(2);
                    assertThat(puzzle.unlabelled()).isEmpty();
                }));
    }

    private static StudyDefinition withBanks(Bank... banks) {
        StudyDefinition definition = MiniatureStudy.definition();
        return new StudyDefinition(
                definition.name(),
                definition.seed(),
                definition.domain(),
                definition.profile(),
                definition.base(),
                definition.generator(),
                definition.transductive(),
                definition.visible(),
                definition.k(),
                definition.splits(),
                List.of(banks),
                definition.sampling(),
                definition.trajectories(),
                definition.rounds(),
                definition.selfTraining(),
                definition.critic(),
                List.of(new dev.constellation.core.study.Evaluation(List.of(0), List.of(banks[0].name()), 8)),
                List.of(),
                definition.bootstrapReplicates(),
                definition.comparisons(),
                definition.criticParent());
    }
}
