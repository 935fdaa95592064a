package dev.constellation.study.log;

import dev.constellation.study.plan.Outgoing;
import java.util.List;

/** Writes to the log. */
public interface LogWriter {
    /**
     * Writes records so that readers see all of them or none.
     *
     * @throws LogUnavailableException when the broker did not take them; whoever asked reads the log again
     * @throws FencedException when another instance has taken over
     */
    void write(List<Outgoing> records);
}
