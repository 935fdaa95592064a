package dev.constellation.study.plan;

import dev.constellation.core.analysis.StudyData;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A study as a function of the answers it got: what is complete, what is in flight, what to ask next. It knows neither
 * time nor transport; giving it the log from the beginning rebuilds it. What was answered is never asked for, what is in
 * flight is not asked for again unless the environment failed. Not thread-safe.
 */
public final class StudyRun {
    private final StudyPlan plan;
    private final List<Stage> stages;
    private final Limits limits;
    private final Answers answers = new Answers();
    private long deadLetters;

    /** A run without answers. */
    public StudyRun(StudyContext study, PreparedTasks tasks, Limits limits) {
        this.limits = limits;
        plan = new StudyPlan(study, tasks, limits.attempts());
        stages = plan.stages();
    }

    /** Takes an answer. */
    public void accept(Answer answer) {
        if (answer instanceof Answer.Refused) {
            deadLetters++;
        }
        answers.accept(answer);
    }

    /**
     * What to ask now; from then on it is in flight.
     *
     * @throws StudyFailedException when something cannot be answered
     */
    public List<Outgoing> next() {
        settle();
        List<Outgoing> requests = new ArrayList<>();
        Set<String> flying = stages.stream()
                .flatMap(stage -> stage.inFlight().stream())
                .map(Item::id)
                .collect(Collectors.toCollection(HashSet::new));
        for (Stage stage : stages) {
            boolean bounded = !(stage.work() instanceof Work.Train);
            Optional<Outgoing> request;
            while ((!bounded || inFlight() < limits.requestsAhead())
                    && (request = stage.next(answers, flying)).isPresent()) {
                requests.add(request.get());
            }
        }
        return requests;
    }

    private void settle() {
        boolean moved;
        do {
            moved = false;
            for (Stage stage : stages) {
                moved |= stage.settle(answers);
            }
        } while (moved);
    }

    /** Whether everything is answered; up to date after {@link #next}. */
    public boolean complete() {
        return stages.stream().allMatch(Stage::complete);
    }

    /** How far each stage is; up to date after {@link #next}. */
    public List<StageProgress> progress() {
        return new ProgressReport(answers).of(stages);
    }

    /** Chunks and scoring requests that are asked for and not answered. */
    public int inFlight() {
        return stages.stream()
                .filter(stage -> !(stage.work() instanceof Work.Train))
                .mapToInt(stage -> stage.inFlight().size())
                .sum();
    }

    /** Answers that repeated an id that was answered before: work done twice. */
    public long repeats() {
        return answers.repeats();
    }

    /** Dead letters read since the study started. */
    public long deadLetters() {
        return deadLetters;
    }

    /** Work done so far and what it cost, by name. */
    public Map<String, Double> costs() {
        return answers.costs().all();
    }

    /**
     * Everything that figures are computed from, once complete.
     *
     * @param digests digests of what the study was resolved against
     * @param costs further costs, such as wall time
     */
    public StudyData data(Map<String, String> digests, Map<String, Double> costs) {
        if (!complete()) {
            throw new IllegalStateException("the study is not complete");
        }
        return new StudyAssembly(plan, answers).data(digests, costs);
    }
}
