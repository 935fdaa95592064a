package dev.constellation.study.engine;

import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.study.plan.StudyKey;

/** Computes figures and keeps reports. */
public interface Reports {
    /**
     * Analyses a study and writes its report, in place of an older one.
     *
     * @return digest of the figures
     */
    String write(StudyKey study, StudyDefinition definition, StudyData data);

    /** Whether the report of a run is there. */
    boolean exists(StudyKey study);
}
