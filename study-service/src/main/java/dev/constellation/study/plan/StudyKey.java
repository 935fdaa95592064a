package dev.constellation.study.plan;

/**
 * One run of a study.
 *
 * @param studyId identity of the resolved definition
 * @param run 0 for the first run, counted up by deliberate repetitions
 */
public record StudyKey(String studyId, int run) {
    private static final int LABEL_DIGITS = 8;

    /** Key in the topic {@code studies} and name of the report's directory. */
    @Override
    public String toString() {
        return studyId + "-" + run;
    }

    /** Whether a record with such an id and run belongs to this run. */
    public boolean is(String otherStudyId, int otherRun) {
        return otherRun == run && otherStudyId.equals(studyId);
    }

    /** Name of an adapter of this run, different for each run. */
    String modelName(int trajectory, String label) {
        return label(trajectory, label) + (run == 0 ? "" : "-" + run);
    }

    /** Name of an adapter in figures, equal for all runs. */
    String label(int trajectory, String label) {
        return "%s-t%d-%s".formatted(studyId.substring(0, LABEL_DIGITS), trajectory, label);
    }
}
