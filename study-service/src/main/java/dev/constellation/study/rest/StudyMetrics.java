package dev.constellation.study.rest;

import dev.constellation.study.engine.Board;
import dev.constellation.study.engine.StudyView;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Progress of the studies that ran since the service started, as gauges. */
@ApplicationScoped
public final class StudyMetrics {
    private final MultiGauge done;
    private final MultiGauge total;
    private final MultiGauge deadLetters;
    private final MultiGauge repeats;

    StudyMetrics(MeterRegistry registry) {
        done = gauge(registry, "stage.done", "items of a stage that are answered");
        total = gauge(registry, "stage.total", "items of a stage in all");
        deadLetters = gauge(registry, "dead.letters", "dead letters read since the study started");
        repeats = gauge(registry, "repeats", "answers that arrived more than once");
    }

    void update(@Observes Board board) {
        List<StudyView> studies = board.studies().values().stream()
                .filter(study -> !study.stages().isEmpty())
                .toList();
        done.register(stages(studies, StudyView.Stage::done), true);
        total.register(stages(studies, StudyView.Stage::total), true);
        deadLetters.register(rows(studies, StudyView::deadLetters), true);
        repeats.register(rows(studies, StudyView::repeats), true);
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String description) {
        return MultiGauge.builder("constellation.study." + name)
                .description(description)
                .register(registry);
    }

    private static List<Row<?>> stages(List<StudyView> studies, ToDoubleFunction<StudyView.Stage> value) {
        List<Row<?>> rows = new ArrayList<>();
        for (StudyView study : studies) {
            for (StudyView.Stage stage : study.stages()) {
                rows.add(Row.of(tags(study).and("stage", stage.name()), value.applyAsDouble(stage)));
            }
        }
        return rows;
    }

    private static List<Row<?>> rows(List<StudyView> studies, ToDoubleFunction<StudyView> value) {
        List<Row<?>> rows = new ArrayList<>();
        studies.forEach(study -> rows.add(Row.of(tags(study), value.applyAsDouble(study))));
        return rows;
    }

    private static Tags tags(StudyView study) {
        return Tags.of("study", study.studyId(), "run", Integer.toString(study.run()), "name", study.name());
    }
}
