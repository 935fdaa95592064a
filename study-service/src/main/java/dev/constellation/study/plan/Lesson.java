package dev.constellation.study.plan;

import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.study.Training;
import dev.constellation.events.avro.Role;
import java.util.Optional;

/**
 * What a training makes, and how.
 *
 * @param role generator or critic
 * @param label what the adapter is called within its trajectory
 * @param recipe which programs train, with what weight
 * @param maxProgramsPerTask most distinct programs of one task
 * @param training how
 * @param sameRowsAs the training whose number of rows bounds this one's, for a control
 */
record Lesson(
        Role role, String label, String recipe, int maxProgramsPerTask, Training training, Optional<Stage> sameRowsAs) {
    /** What the first critic of a trajectory is called. */
    static final String CRITIC = "critic";

    /** The critic that learns from the generator of a round. */
    static Lesson critic(StudyDefinition definition, int round) {
        var settings = definition.critic().orElseThrow();
        String label = round == 0 ? CRITIC : "%s-v%d".formatted(CRITIC, round);
        return new Lesson(
                Role.CRITIC, label, CRITIC, settings.maxProgramsPerTask(), settings.training(), Optional.empty());
    }

    static Lesson generator(StudyDefinition definition, String label, String recipe, Optional<Stage> sameRowsAs) {
        var settings = definition.selfTraining();
        return new Lesson(
                Role.GENERATOR, label, recipe, settings.maxProgramsPerTask(), settings.training(), sameRowsAs);
    }
}
