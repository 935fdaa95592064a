package dev.constellation.study.engine;

import dev.constellation.study.plan.StudyKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All studies at one moment, as other threads see them.
 *
 * @param studies by run, the oldest first
 * @param trouble what keeps the service from working; empty when nothing does
 * @param rates how fast the model node works
 */
public record Board(Map<StudyKey, StudyView> studies, String trouble, Rates rates) {
    static Board empty(String trouble) {
        return new Board(Map.of(), trouble, Rates.EMBEDDED);
    }

    /** The board of the given studies with the latest progress of those that were active. */
    static Board of(List<Study> studies, Map<StudyKey, StudyView.Progress> progress, String trouble, Rates rates) {
        Map<StudyKey, StudyView> views = new LinkedHashMap<>();
        for (Study study : studies) {
            StudyView.Progress latest =
                    progress.getOrDefault(study.key(), StudyView.Progress.none("the studies before it"));
            views.put(study.key(), StudyView.of(study, trouble.isEmpty() ? latest : latest.waitingFor(trouble)));
        }
        return new Board(views, trouble, rates);
    }

    /** All studies, the oldest first. */
    public List<StudyView> all() {
        return List.copyOf(studies.values());
    }

    /** A study by {@code studyId-run}, by {@code studyId} or by name; of several runs the latest. */
    public Optional<Map.Entry<StudyKey, StudyView>> find(String text) {
        return studies.entrySet().stream()
                .filter(entry -> text.equals(entry.getKey().toString())
                        || text.equals(entry.getKey().studyId())
                        || text.equals(entry.getValue().name()))
                .reduce((older, newer) -> newer);
    }
}
