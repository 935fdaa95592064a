package dev.constellation.study.plan;

import dev.constellation.core.analysis.Cell;
import dev.constellation.core.analysis.Counterpart;
import dev.constellation.core.analysis.SampleOutcome;
import dev.constellation.core.analysis.StudyData;
import dev.constellation.core.analysis.Tally;
import dev.constellation.core.analysis.TrainedModel;
import dev.constellation.core.domain.Puzzle;
import dev.constellation.events.avro.LossPoint;
import dev.constellation.events.avro.ModelEvent;
import dev.constellation.events.avro.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Puts the answers of a complete study together, sorted, so that the order in which they arrived leaves no trace. */
final class StudyAssembly {
    private static final Comparator<Cell> CELL_ORDER = Comparator.comparing(Cell::bank)
            .thenComparing(Cell::taskId)
            .thenComparing(Cell::split)
            .thenComparing(Cell::trajectory)
            .thenComparing(Cell::round);

    private static final Comparator<Tally> TALLY_ORDER = Comparator.comparing(Tally::bank)
            .thenComparing(Tally::taskId)
            .thenComparing(Tally::split)
            .thenComparing(Tally::trajectory)
            .thenComparing(Tally::round);

    private final StudyPlan plan;
    private final Answers answers;
    private final Map<Stage, Map<SampledCell, List<SampleOutcome>>> outcomes = new IdentityHashMap<>();

    StudyAssembly(StudyPlan plan, Answers answers) {
        this.plan = plan;
        this.answers = answers;
    }

    StudyData data(Map<String, String> digests, Map<String, Double> costs) {
        Map<String, Double> allCosts = answers.costs().all();
        allCosts.put("repeated answers", (double) answers.repeats());
        allCosts.putAll(costs);
        return new StudyData(
                plan.evaluated().stream()
                        .flatMap(evaluated -> cells(evaluated).stream())
                        .sorted(CELL_ORDER)
                        .toList(),
                models(),
                plan.tasks().exclusions(),
                Map.copyOf(digests),
                compared(),
                axes(),
                allCosts,
                roundCosts(),
                puzzles());
    }

    private Map<Integer, Map<String, Double>> roundCosts() {
        Map<Integer, Costs> rounds = new TreeMap<>();
        for (Stage stage : plan.own()) {
            Costs costs = rounds.computeIfAbsent(stage.work().round(), _ -> new Costs());
            stage.items().forEach(item -> answers.addCosts(item.id(), costs));
        }
        Map<Integer, Map<String, Double>> summed = new TreeMap<>();
        rounds.forEach((round, costs) -> summed.put(round, costs.summed()));
        return summed;
    }

    private Map<String, Set<String>> axes() {
        Map<String, Set<String>> axes = new HashMap<>();
        for (StudyPlan.Evaluated evaluated : plan.evaluated()) {
            for (CellChunks cell : CellChunks.of(evaluated.sampling())) {
                PlannedTask task = cell.cell().task();
                if (!task.axes().isEmpty()) {
                    axes.put(task.id(), task.axes());
                }
            }
        }
        return axes;
    }

    private Map<String, Puzzle> puzzles() {
        Map<String, Puzzle> puzzles = new HashMap<>();
        for (StudyPlan.Evaluated evaluated : plan.evaluated()) {
            for (CellChunks cell : CellChunks.of(evaluated.sampling())) {
                puzzles.putIfAbsent(
                        cell.cell().task().id(), cell.cell().task().puzzles().getFirst());
            }
        }
        return puzzles;
    }

    private Map<Counterpart, List<Tally>> compared() {
        Map<Counterpart, List<Tally>> compared = new LinkedHashMap<>();
        for (StudyPlan.Compared one : plan.compared()) {
            compared.computeIfAbsent(one.comparison(), _ -> new ArrayList<>()).addAll(tallies(one));
        }
        compared.values().forEach(tallies -> tallies.sort(TALLY_ORDER));
        return compared;
    }

    private List<Tally> tallies(StudyPlan.Compared compared) {
        Map<SampledCell, List<Judgement>> verdicts = new IdentityHashMap<>();
        for (Item item : compared.sampling().items()) {
            Item.Chunk chunk = (Item.Chunk) item;
            verdicts.computeIfAbsent(chunk.cell(), _ -> new ArrayList<>())
                    .addAll(Objects.requireNonNull(answers.judged(chunk.id())).verdicts());
        }
        List<Tally> tallies = new ArrayList<>(verdicts.size());
        verdicts.forEach((cell, judged) -> tallies.add(new Tally(
                cell.bank(),
                cell.task().id(),
                cell.splitIndex(),
                compared.trajectory(),
                compared.round(),
                judged.size(),
                (int) judged.stream().filter(Judgement::generalizes).count())));
        return tallies;
    }

    private List<Cell> cells(StudyPlan.Evaluated evaluated) {
        Map<SampledCell, Map<String, Double>> margins = margins(evaluated.scoring());
        Map<SampledCell, Map<String, Double>> retrained = margins(evaluated.rescoring());
        List<Cell> cells = new ArrayList<>();
        outcomes.computeIfAbsent(evaluated.sampling(), this::outcomes)
                .forEach((cell, samples) -> cells.add(new Cell(
                        cell.bank(),
                        cell.task().id(),
                        cell.task().stratum(),
                        cell.splitIndex(),
                        evaluated.trajectory(),
                        evaluated.round(),
                        samples,
                        margins.getOrDefault(cell, Map.of()),
                        retrained.getOrDefault(cell, Map.of()))));
        return cells;
    }

    private Map<SampledCell, Map<String, Double>> margins(Optional<Stage> scoring) {
        Map<SampledCell, Map<String, Double>> margins = new IdentityHashMap<>();
        scoring.ifPresent(stage -> stage.items().forEach(item -> {
            Item.Scoring request = (Item.Scoring) item;
            margins.put(
                    request.judging().cell(),
                    Objects.requireNonNull(answers.scored(request.id())).margins());
        }));
        return margins;
    }

    private Map<SampledCell, List<SampleOutcome>> outcomes(Stage sampling) {
        Map<SampledCell, List<SampleOutcome>> all = new IdentityHashMap<>();
        for (CellChunks cell : CellChunks.of(sampling)) {
            List<SampleOutcome> samples = new ArrayList<>(cell.cell().samples());
            cell.chunks().forEach(chunk -> addOutcomes(chunk, samples));
            all.put(cell.cell(), List.copyOf(samples));
        }
        return all;
    }

    private void addOutcomes(Item.Chunk chunk, List<SampleOutcome> into) {
        Answer.Sampled sampled = Objects.requireNonNull(answers.sampled(chunk.id()));
        List<Judgement> verdicts =
                Objects.requireNonNull(answers.judged(chunk.id())).verdicts();
        for (int i = 0; i < verdicts.size(); i++) {
            Judgement verdict = verdicts.get(i);
            into.add(new SampleOutcome(
                    verdict.parsed(),
                    verdict.visiblePass(),
                    verdict.heldOutPass(),
                    verdict.behaviour(),
                    verdict.heldOutBehaviour(),
                    verdict.program(),
                    verdict.size(),
                    sampled.logProbabilities()[i],
                    sampled.tokens()[i]));
        }
    }

    private List<TrainedModel> models() {
        List<TrainedModel> models = new ArrayList<>();
        for (Stage stage : plan.stages()) {
            if (stage.work() instanceof Work.Train work) {
                models.add(model(
                        work,
                        Objects.requireNonNull(
                                answers.trained(stage.items().getFirst().id()))));
            }
        }
        models.sort(Comparator.comparing(TrainedModel::name));
        return models;
    }

    private TrainedModel model(Work.Train work, ModelEvent event) {
        return new TrainedModel(
                plan.study().key().label(work.trajectory(), work.lesson().label()),
                event.getModel().getDigest(),
                work.lesson().role() == Role.CRITIC,
                work.trajectory(),
                work.round(),
                event.getRows(),
                event.getTokens(),
                finalLoss(event.getCurve()));
    }

    private static double finalLoss(List<LossPoint> curve) {
        return curve.isEmpty() ? Double.NaN : curve.getLast().getLoss();
    }
}
