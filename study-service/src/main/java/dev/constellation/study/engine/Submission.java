package dev.constellation.study.engine;

import dev.constellation.core.study.InvalidStudyException;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.study.StudyFile;
import java.util.Map;

/**
 * A study as its user wrote it.
 *
 * @param file name of the study file, for messages
 * @param yaml its text
 * @param files texts of the bank files that it names
 */
public record Submission(String file, String yaml, Map<String, String> files) {
    /** Copies the map. */
    public Submission {
        files = Map.copyOf(files);
    }

    /**
     * The definition in it.
     *
     * @throws InvalidStudyException with every problem
     */
    public StudyDefinition definition() {
        return StudyFile.parse(file, yaml, files::get);
    }
}
