package dev.constellation.cli.study;

/** Shows how far a study is. */
public interface ProgressView extends AutoCloseable {
    /** Shows the latest state. */
    void show(StudyStatus status);

    @Override
    void close();
}
