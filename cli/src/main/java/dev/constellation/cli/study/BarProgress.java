package dev.constellation.cli.study;

import dev.constellation.cli.study.StudyStatus.Stage;
import java.util.LinkedHashMap;
import java.util.Map;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as one bar per stage, redrawn in place for a person who watches. */
public final class BarProgress implements ProgressView {
    private final Map<String, ProgressBar> bars = new LinkedHashMap<>();

    @Override
    public void show(StudyStatus status) {
        status.stages().stream().filter(stage -> stage.done() > 0).forEach(this::show);
    }

    @Override
    public void close() {
        bars.values().forEach(ProgressBar::close);
    }

    private void show(Stage stage) {
        ProgressBar bar = bars.computeIfAbsent(stage.name(), name -> open(stage));
        bar.maxHint(stage.total());
        bar.stepTo(stage.done());
        bar.setExtraMessage(stage.waiting().map(" waiting for "::concat).orElse(""));
        if (stage.isComplete()) {
            bar.refresh();
            bar.close();
        }
    }

    private static ProgressBar open(Stage stage) {
        return new ProgressBarBuilder()
                .setTaskName("%-30s".formatted(stage.name()))
                .setInitialMax(stage.total())
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(500)
                .showSpeed()
                .build();
    }
}
