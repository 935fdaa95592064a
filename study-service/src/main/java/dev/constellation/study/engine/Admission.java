package dev.constellation.study.engine;

import dev.constellation.study.plan.StudyKey;
import java.time.Clock;
import java.util.Optional;

/** Decides what a submission means: a new study, one that goes on, one that is there already, or a conflict. */
final class Admission {
    private final EngineLoop loop;
    private final Reports reports;
    private final Clock clock;

    Admission(EngineLoop loop, Reports reports, Clock clock) {
        this.loop = loop;
        this.reports = reports;
        this.clock = clock;
    }

    StudyKey admit(Resolved resolved, boolean fresh) {
        String name = resolved.definition().name();
        loop.register().rival(name, resolved.studyId()).ifPresent(rival -> {
            throw new ConflictException(
                    "study '%s' is %s with another definition as %s; cancel it or choose another name"
                            .formatted(name, rival.state().label(), rival.key()));
        });
        Optional<Study> latest = loop.register().latestRun(resolved.studyId());
        if (latest.isEmpty()) {
            return begin(resolved, 0);
        }
        return fresh ? begin(resolved, latest.get().key().run() + 1) : takeUp(latest.get());
    }

    private StudyKey begin(Resolved resolved, int run) {
        Study study = new Study(
                new StudyKey(resolved.studyId(), run),
                resolved.definition().name(),
                new Dossier(
                        resolved.submission(),
                        resolved.base(),
                        resolved.generator(),
                        resolved.criticParent(),
                        loop.now(),
                        clock.millis()),
                new StudyState.Queued());
        loop.change(study);
        return study.key();
    }

    private StudyKey takeUp(Study study) {
        switch (study.state()) {
            case StudyState.Active _ -> {}
            case StudyState.Finished finished -> {
                if (!reports.exists(study.key())) {
                    loop.change(study.in(finished.again()));
                }
            }
            case StudyState.Failed failed -> again(study, failed);
            case StudyState.Cancelled cancelled -> again(study, cancelled);
        }
        return study.key();
    }

    /** Goes on without the dead letters that ended it. */
    private void again(Study study, StudyState.Ended state) {
        loop.change(
                study.from(study.dossier().from().withDeadLettersOf(loop.now())).in(state.again()));
    }
}
