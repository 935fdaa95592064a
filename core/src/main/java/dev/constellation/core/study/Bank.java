package dev.constellation.core.study;

import dev.constellation.core.domain.Task;
import java.util.List;

/** A set of tasks that models are evaluated on and never trained on. */
public sealed interface Bank {
    /** Name in tables and plots. */
    String name();

    /**
     * Tasks made for the study.
     *
     * @param name name in tables and plots
     * @param tasks how many
     * @param parts parts of their programs
     */
    record Synthetic(String name, int tasks, Parts parts) implements Bank {
        /** Refuses impossible sizes. */
        public Synthetic {
            new Checks().range("tasks", tasks, 1, 10_000).done();
        }
    }

    /**
     * A real-task bank that ships with the domain.
     *
     * @param name its name
     */
    record Real(String name) implements Bank {}

    /**
     * Tasks from a file of the user's.
     *
     * @param name name in tables and plots
     * @param tasks the tasks as read
     */
    record Custom(String name, List<Task> tasks) implements Bank {
        /** Copies the list. */
        public Custom {
            tasks = List.copyOf(tasks);
        }
    }
}
