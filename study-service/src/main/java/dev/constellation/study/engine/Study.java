package dev.constellation.study.engine;

import dev.constellation.core.study.StudyDefinition;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.StudyEvent;
import dev.constellation.study.log.Positions;
import dev.constellation.study.plan.Outgoing;
import dev.constellation.study.plan.StudyContext;
import dev.constellation.study.plan.StudyFailedException;
import dev.constellation.study.plan.StudyKey;

/**
 * One run of a study.
 *
 * @param key identity and run
 * @param name label
 * @param dossier what it was resolved from
 * @param state where it stands
 */
public record Study(StudyKey key, String name, Dossier dossier, StudyState state) {
    /**
     * The study as its plan sees it.
     *
     * @throws StudyFailedException when what it was resolved against has changed
     */
    public StudyContext context() {
        StudyDefinition definition = dossier.submission().definition();
        var base = dossier.base().ref();
        var generator = dossier.generator().ref();
        var criticParent = dossier.criticParent().ref();
        String id = StudyContext.studyId(definition, base, generator, criticParent, Resolver.domain(definition));
        if (!id.equals(key.studyId())) {
            throw new StudyFailedException(
                    "the study was begun with another version of domain, prompts or study files; submit it again");
        }
        return new StudyContext(key, definition, base, generator, criticParent);
    }

    Study in(StudyState next) {
        return new Study(key, name, dossier, next);
    }

    Study from(Positions positions) {
        return new Study(key, name, dossier.from(positions), state);
    }

    Outgoing event() {
        return new Outgoing(
                Topic.STUDIES,
                key.toString(),
                StudyEvent.newBuilder()
                        .setStudyId(key.studyId())
                        .setName(name)
                        .setRun(key.run())
                        .setDefinition(dossier.toJson())
                        .setState(state.label())
                        .setDetail(state.detail())
                        .build());
    }

    static Study of(StudyEvent event) {
        return new Study(
                new StudyKey(event.getStudyId(), event.getRun()),
                event.getName(),
                Dossier.parse(event.getDefinition()),
                StudyState.of(event.getState(), event.getDetail()));
    }
}
