package dev.constellation.study.engine;

import dev.constellation.study.log.LogUnavailableException;
import dev.constellation.study.plan.StudyKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All studies at one moment, as other threads see them.
 *
 * @param isRead whether the log was read; before, nobody can say which studies there are
 * @param studies by run, the oldest first
 * @param trouble what keeps the service from working; empty when nothing does
 * @param rates how fast the model node works
 */
public record Board(boolean isRead, Map<StudyKey, StudyView> studies, String trouble, Rates rates) {
    /** The board of a service that has not read its log. */
    static Board unread(String trouble) {
        return new Board(false, Map.of(), trouble, Rates.EMBEDDED);
    }

    /** The board of the given studies with the latest progress of those that were active. */
    static Board of(List<Study> studies, Map<StudyKey, StudyView.Progress> progress, String trouble, Rates rates) {
        Map<StudyKey, StudyView> views = new LinkedHashMap<>();
        for (Study study : studies) {
            StudyView.Progress latest =
                    progress.getOrDefault(study.key(), StudyView.Progress.none("the studies before it"));
            views.put(study.key(), StudyView.of(study, trouble.isEmpty() ? latest : latest.waitingFor(trouble)));
        }
        return new Board(true, views, trouble, rates);
    }

    /** This board with what keeps the service from working. */
    Board waitingFor(String reason) {
        return new Board(isRead, studies, reason, rates);
    }

    /**
     * All studies, the oldest first.
     *
     * @throws LogUnavailableException before the log was read
     */
    public List<StudyView> all() {
        requireRead();
        return List.copyOf(studies.values());
    }

    /**
     * A study by {@code studyId-run}, by {@code studyId} or by name; of several runs the latest.
     *
     * @throws LogUnavailableException before the log was read
     */
    public Optional<Map.Entry<StudyKey, StudyView>> find(String text) {
        requireRead();
        return studies.entrySet().stream()
                .filter(entry -> text.equals(entry.getKey().toString())
                        || text.equals(entry.getKey().studyId())
                        || text.equals(entry.getValue().name()))
                .reduce((older, newer) -> newer);
    }

    private void requireRead() {
        if (!isRead) {
            throw new LogUnavailableException("the studies are still being read from the log, waiting for " + trouble);
        }
    }
}
