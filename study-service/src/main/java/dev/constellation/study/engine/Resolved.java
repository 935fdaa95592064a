package dev.constellation.study.engine;

import dev.constellation.core.study.StudyDefinition;

/**
 * A submission that can be run.
 *
 * @param studyId its identity
 * @param submission as its user wrote it
 * @param definition the definition in it
 * @param base base model on the node
 * @param generator first generator on the node
 * @param criticParent what critics continue from, on the node
 */
record Resolved(
        String studyId,
        Submission submission,
        StudyDefinition definition,
        Dossier.Model base,
        Dossier.Model generator,
        Dossier.Model criticParent) {}
