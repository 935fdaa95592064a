package dev.constellation.study.plan;

import dev.constellation.core.study.StudyDefinition;

/**
 * What sets samples apart from others of the same model and cell.
 *
 * @param label part of their ids and seeds; empty for the study's own samples
 * @param temperature at which they are drawn
 */
record Variant(String label, double temperature) {
    /** The study's own samples. */
    static Variant none(StudyDefinition definition) {
        return new Variant("", definition.sampling().temperature());
    }
}
