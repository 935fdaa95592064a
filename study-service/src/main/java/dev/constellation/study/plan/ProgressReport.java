package dev.constellation.study.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tells how far the stages are and what each of them waits for; stages of equal name are summed over trajectories. */
final class ProgressReport {
    private final Answers answers;

    ProgressReport(Answers answers) {
        this.answers = answers;
    }

    List<StageProgress> of(List<Stage> stages) {
        Map<String, List<Stage>> byLabel =
                stages.stream().collect(Collectors.groupingBy(Stage::label, LinkedHashMap::new, Collectors.toList()));
        return byLabel.entrySet().stream()
                .map(entry -> summed(entry.getKey(), entry.getValue()))
                .toList();
    }

    private StageProgress summed(String label, List<Stage> stages) {
        return new StageProgress(
                label,
                stages.stream().mapToInt(Stage::done).sum(),
                stages.stream().mapToInt(Stage::total).sum(),
                waitingFor(stages));
    }

    private String waitingFor(List<Stage> stages) {
        List<String> reasons = new ArrayList<>(atServices(
                stages.stream().flatMap(stage -> stage.inFlight().stream()).toList()));
        if (reasons.isEmpty()) {
            stages.stream()
                    .filter(Stage::open)
                    .filter(stage -> !stage.complete())
                    .findFirst()
                    .ifPresent(_ -> reasons.add("room among the requests in flight"));
        }
        if (reasons.isEmpty()) {
            stages.stream()
                    .filter(stage -> !stage.open())
                    .flatMap(stage -> stage.work().needs().stream())
                    .filter(stage -> !stage.complete())
                    .map(Stage::label)
                    .distinct()
                    .forEach(reasons::add);
        }
        return String.join(", ", reasons);
    }

    private List<String> atServices(Collection<Item> inFlight) {
        Map<String, Long> counts = inFlight.stream()
                .collect(Collectors.groupingBy(this::service, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> "%s (%d)".formatted(entry.getKey(), entry.getValue()))
                .toList();
    }

    private String service(Item item) {
        return switch (item) {
            case Item.Chunk chunk -> answers.sampled(chunk.id()) == null ? "generator" : "verifier";
            case Item.Given _ -> "verifier";
            case Item.Scoring _ -> "critic";
            case Item.Training _ -> "trainer";
        };
    }
}
