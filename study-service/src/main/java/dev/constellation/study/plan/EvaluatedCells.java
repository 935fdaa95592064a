package dev.constellation.study.plan;

import dev.constellation.core.domain.Split;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.tasks.TaskUse;
import dev.constellation.events.Ids;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.ScoringRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The cells that a study evaluates its own generators on, and how they are named in the log: what a replay needs of the
 * plan. Samples of arms, of controls and beyond what an evaluation asks for are in none of them. Finding the cell of a
 * chunk costs three look-ups; memory is one small object per generator and bank.
 */
public final class EvaluatedCells {
    private final StudyContext study;
    private final StudyDefinition definition;
    private final Map<String, ModelRef> models;
    private final Map<String, List<String>> tasks = new TreeMap<>();
    private final List<Split> splits;
    private final Map<Long, Integer> splitIndex = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final Map<Generator, Map<String, Sampled>> sampled = new HashMap<>();
    private final TreeMap<Integer, Sampled> byFirst = new TreeMap<>();
    private int size;

    /** Where a task stands. */
    private record Place(String bank, int index) {}

    private record Generator(int trajectory, int round) {}

    /** A bank as one generator is sampled on it: its cells are numbered task by task, split by split. */
    private record Sampled(
            int first, Generator generator, String bank, List<PlannedTask> tasks, List<Split> splits, int samples) {
        int cells() {
            return tasks.size() * splits.size();
        }

        EvaluatedCell cell(int place) {
            int split = place % splits.size();
            return new EvaluatedCell(
                    first + place,
                    generator.trajectory,
                    generator.round,
                    new SampledCell(bank, tasks.get(place / splits.size()), split, splits.get(split), samples));
        }
    }

    /**
     * The cells of a study.
     *
     * @param tasks its banks
     * @param models the adapters that it trained, by name
     */
    public EvaluatedCells(StudyContext study, PreparedTasks tasks, Map<String, ModelRef> models) {
        this.study = study;
        this.definition = study.definition();
        this.models = Map.copyOf(models);
        splits = study.seeds().evaluationSplits(definition.splits());
        splits.forEach(split -> splitIndex.put(split.seed(), splitIndex.size()));
        for (int round = 0; round <= definition.rounds(); round++) {
            for (var bank : definition.banks()) {
                int samples = definition.samples(round, bank.name());
                if (samples > 0) {
                    List<PlannedTask> ofBank = tasks.of(new TaskUse.OfBank(bank.name()));
                    place(bank.name(), ofBank);
                    add(round, bank.name(), ofBank, samples);
                }
            }
        }
    }

    private void place(String bank, List<PlannedTask> ofBank) {
        if (tasks.containsKey(bank)) {
            return;
        }
        for (int index = 0; index < ofBank.size(); index++) {
            places.put(ofBank.get(index).id(), new Place(bank, index));
        }
        tasks.put(bank, ofBank.stream().map(PlannedTask::id).toList());
    }

    private void add(int round, String bank, List<PlannedTask> ofBank, int samples) {
        for (int trajectory = 0; trajectory < trajectories(round); trajectory++) {
            Generator generator = new Generator(trajectory, round);
            Sampled cells = new Sampled(size, generator, bank, ofBank, splits, samples);
            sampled.computeIfAbsent(generator, _ -> new HashMap<>()).put(bank, cells);
            byFirst.put(size, cells);
            size += cells.cells();
        }
    }

    private int trajectories(int round) {
        return round == 0 ? 1 : definition.trajectories();
    }

    /** How many cells there are. */
    public int size() {
        return size;
    }

    /** Most chunks of a cell. */
    public int mostChunks() {
        return byFirst.values().stream()
                .mapToInt(cells -> SampledCell.chunks(cells.samples))
                .max()
                .orElse(0);
    }

    /** The cell of a number, from 0. */
    public EvaluatedCell cell(int number) {
        Sampled cells = byFirst.floorEntry(number).getValue();
        return cells.cell(number - cells.first);
    }

    /** Ids of the tasks of each evaluated bank. */
    public Map<String, List<String>> tasks() {
        return tasks;
    }

    /** The trajectories that a cell stands under: all of them for {@code gen_v0}. */
    public IntStream standsUnder(EvaluatedCell cell) {
        return cell.round() == 0 ? IntStream.range(0, definition.trajectories()) : IntStream.of(cell.trajectory());
    }

    /** The cell that a chunk belongs to; empty when it is no part of the study's own evaluations. */
    public Optional<EvaluatedCell> of(Coordinates at) {
        Place place = places.get(at.getTaskId());
        Integer split = splitIndex.get(at.getSplit().getSeed());
        if (place == null || split == null || !isOwn(at)) {
            return Optional.empty();
        }
        return Optional.ofNullable(sampled.getOrDefault(new Generator(at.getTrajectory(), at.getRound()), Map.of())
                        .get(place.bank))
                .map(cells -> cells.cell(place.index * splits.size() + split))
                .filter(cell -> at.getChunk() < cell.sampled().chunks());
    }

    private boolean isOwn(Coordinates at) {
        return at.getPurpose() == Purpose.EVALUATE
                && at.getVariant().isEmpty()
                && study.key().is(at.getStudyId(), at.getRun())
                && at.getSplit().getVisibleCount() == definition.visible()
                && generator(at.getTrajectory(), at.getRound())
                        .filter(own -> own.getDigest().equals(at.getModel().getDigest()))
                        .isPresent();
    }

    /** The generator of a round; empty when the log does not have the adapter. */
    public Optional<ModelRef> generator(int trajectory, int round) {
        return round == 0
                ? Optional.of(study.generator())
                : Optional.ofNullable(models.get(study.key().modelName(trajectory, "v" + round)));
    }

    /** The critic of a trajectory; empty when the log does not have the adapter. */
    public Optional<ModelRef> critic(int trajectory) {
        return Optional.ofNullable(models.get(study.key().modelName(trajectory, Lesson.CRITIC)));
    }

    /**
     * What a critic is asked about a cell, with its id.
     *
     * @param under the trajectory that the cell stands under
     * @param survivors the distinct programs, in their natural order
     */
    public ScoringRequest scoring(
            EvaluatedCell cell, String analysis, int under, List<String> survivors, ModelRef critic) {
        Judging judging = new Judging(study, analysis, under, cell.round(), cell.sampled(), survivors, critic);
        ScoringRequest request = judging.request("", 0);
        request.setRequestId(Ids.scoring(request));
        return request;
    }
}
