package dev.constellation.study.rest;

import dev.constellation.study.engine.RefusedException;
import dev.constellation.study.engine.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /studies} and {@code POST /estimates}.
 *
 * @param file name of the study file
 * @param yaml its text
 * @param files texts of the bank files it names, by the path it names them with; may be left out
 * @param fresh whether a study that is there already is repeated as a new run
 */
public record SubmissionBody(
        @Nullable String file,
        @Nullable String yaml,
        @Nullable Map<String, String> files,
        boolean fresh) {

    Submission submission() {
        List<String> problems = new ArrayList<>();
        if (file == null || file.isBlank()) {
            problems.add("file: the name of the study file is missing");
        }
        if (yaml == null || yaml.isBlank()) {
            problems.add("yaml: the text of the study file is missing");
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return new Submission(
                Objects.requireNonNull(file),
                Objects.requireNonNull(yaml),
                Objects.requireNonNullElse(files, Map.of()));
    }
}
