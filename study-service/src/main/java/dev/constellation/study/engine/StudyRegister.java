package dev.constellation.study.engine;

import dev.constellation.study.plan.StudyKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All runs of all studies, the latest state of each. Not thread-safe. */
final class StudyRegister {
    private static final Comparator<Study> BY_AGE = Comparator.comparingLong(
                    (Study study) -> study.dossier().acceptedAt())
            .thenComparing(study -> study.key().toString());

    private final Map<StudyKey, Study> studies = new HashMap<>();

    void put(Study study) {
        studies.put(study.key(), study);
    }

    Optional<Study> get(StudyKey key) {
        return Optional.ofNullable(studies.get(key));
    }

    /** All studies, the oldest first. */
    List<Study> all() {
        return sorted(studies.values());
    }

    /** The latest run of a definition. */
    Optional<Study> latestRun(String studyId) {
        return studies.values().stream()
                .filter(study -> study.key().studyId().equals(studyId))
                .max(Comparator.comparingInt(study -> study.key().run()));
    }

    /** A study that bears a name, is not over, and has another definition. */
    Optional<Study> rival(String name, String studyId) {
        return studies.values().stream()
                .filter(study -> study.state() instanceof StudyState.Active)
                .filter(study ->
                        study.name().equals(name) && !study.key().studyId().equals(studyId))
                .findFirst();
    }

    /** The study whose turn it is: one that was begun before, else the one that waits longest. */
    Optional<Study> next() {
        return studies.values().stream()
                .filter(study -> study.state() instanceof StudyState.Active)
                .min(Comparator.comparing((Study study) -> study.state() instanceof StudyState.Queued)
                        .thenComparing(BY_AGE));
    }

    private static List<Study> sorted(Collection<Study> studies) {
        List<Study> all = new ArrayList<>(studies);
        all.sort(BY_AGE);
        return all;
    }
}
