package dev.constellation.study.replay;

import dev.constellation.study.log.LogReader;

/** Something that can be found out about a finished study from its log. */
interface Replay {
    /** Its id: a digest of everything that its result depends on beside the study. */
    String analysis();

    /**
     * Finds it out.
     *
     * @param log for this replay alone
     * @throws ReplayFailedException when the log does not hold it
     */
    Found run(LogReader log, Progress progress);

    /**
     * What was found.
     *
     * @param text in words and tables
     * @param file the same for programs: a path within the report of the study
     */
    record Found(String text, String file) {}
}
