package dev.constellation.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Puzzle;
import dev.constellation.core.domain.Split;
import dev.constellation.core.domain.Task;
import dev.constellation.events.avro.TaskEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainRecordsTest {
    private final Task task = new Task(
            "strings",
            "ff",
            "bank",
            "2",
            List.of(
                    new Example(List.of("ada lovelace", "1815"), "Ada"),
                    new Example(List.of("alan turing", "1912"), "Alan"),
                    new Example(List.of("grace hopper", "1906"), "Grace")),
            2,
            null);

    @Test
    void aTaskSurvivesTheWayThroughARecord() {
        assertThat(DomainRecords.task(DomainRecords.record(task))).isEqualTo(task);
        assertThat(DomainRecords.record(task).getTaskId()).isEqualTo(task.id());
    }

    @Test
    void aPuzzleAndASplitSurviveTheWayThroughARecord() {
        Split split = new Split(-5, 1);
        Puzzle puzzle = split.puzzle(task, true);
        assertThat(DomainRecords.split(DomainRecords.record(split))).isEqualTo(split);
        assertThat(DomainRecords.puzzle(DomainRecords.record(puzzle))).isEqualTo(puzzle);
    }

    @Test
    void aRecordThatIsNoTaskIsRefusedByField() {
        TaskEvent empty = TaskEvent.newBuilder(DomainRecords.record(task))
                .setExamples(List.of())
                .build();
        assertThatThrownBy(() -> DomainRecords.task(empty)).hasMessageContaining("task.examples");
    }
}
