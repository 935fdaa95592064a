package dev.constellation.study.engine;

import dev.constellation.study.plan.StudyKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Where users hand in studies. */
@ApplicationScoped
public final class StudyDesk {
    private final Resolver resolver;
    private final StudyEngine engine;

    StudyDesk(Resolver resolver, StudyEngine engine) {
        this.resolver = resolver;
        this.engine = engine;
    }

    /**
     * Takes a study in, or finds the one that is the same; {@code fresh} repeats it as a new run.
     *
     * @throws RefusedException with every problem of the submission
     * @throws ConflictException when another definition of this name is not over
     * @throws NodeUnavailableException when the model node does not answer
     */
    public StudyView submit(Submission submission, boolean fresh) {
        StudyKey key = engine.accept(resolver.resolve(submission), fresh);
        Map<StudyKey, StudyView> studies = engine.board().studies();
        return java.util.Objects.requireNonNull(studies.get(key));
    }
}
