package dev.constellation.study.engine;

import dev.constellation.core.domain.Task;
import dev.constellation.study.log.AnswerReader;
import dev.constellation.study.plan.Outgoing;
import dev.constellation.study.plan.Preparation;
import dev.constellation.study.plan.StudyRun;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Future;

/** What is being done for the active study. */
sealed interface Phase {
    /**
     * Its tasks are made, on another thread.
     *
     * @param preparation makes them; not to be touched before the set is done
     * @param publish whether they are not in the log yet
     * @param set the set of tasks that is being made
     */
    record Preparing(Preparation preparation, boolean publish, Future<List<Task>> set) implements Phase {}

    /** What the log already holds is read; nothing is asked before its end. */
    record Replaying(StudyRun run, AnswerReader reader) implements Phase {}

    /** Requests are sent and answers read. */
    record Answering(StudyRun run, AnswerReader reader) implements Phase {}

    /** Figures are computed, on another thread. */
    record Analysing(Future<Findings> findings) implements Phase {}

    /** Selections are written. */
    record Publishing(String reportDigest, Iterator<Outgoing> selections) implements Phase {}

    /** Nothing is left to do. */
    record Over() implements Phase {}

    /** What the analysis leaves. */
    record Findings(String reportDigest, Iterator<Outgoing> selections) {}
}
