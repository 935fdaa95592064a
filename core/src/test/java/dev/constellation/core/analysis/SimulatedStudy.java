package dev.constellation.core.analysis;

import dev.constellation.core.Digest;
import dev.constellation.core.RandomStream;
import dev.constellation.core.study.Bank;
import dev.constellation.core.study.Comparisons;
import dev.constellation.core.study.CriticTraining;
import dev.constellation.core.study.Evaluation;
import dev.constellation.core.study.Parts;
import dev.constellation.core.study.PrimaryOutcome;
import dev.constellation.core.study.SamplingSettings;
import dev.constellation.core.study.SelfTraining;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.study.Training;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A study that never ran. A task's chance of a right sample follows a Beta(1/2, 1) distribution; a round of training
 * raises it where it is above 5% and lowers it below, so that the curves of pass@k cross; wrong survivors come in three
 * behaviours; the critic's margin is noise plus a signal.
 *
 * @param seed seed of everything
 * @param tasks tasks of the bank
 * @param splits split seeds
 * @param trajectories self-training runs
 * @param rounds rounds after {@code gen_v0}; all are evaluated
 * @param n samples per cell
 * @param sharpening how much a round changes chances; 0 is no effect
 * @param signal how much a right program's margin exceeds a wrong one's; negative for a study without a critic
 */
public record SimulatedStudy(
        long seed, int tasks, int splits, int trajectories, int rounds, int n, double sharpening, double signal) {
    /** Name of the only bank. */
    public static final String BANK = "easy";

    /** Axis of every second task. */
    public static final String COMMON_AXIS = "even";

    /** Axis of three tasks. */
    public static final String RARE_AXIS = "first";

    /** Comparisons with a critic for each round. */
    public static final Comparisons CRITICS_EACH_ROUND =
            new Comparisons(List.of(), 0, List.of(), 0, Comparisons.EACH_ROUND);

    /** A study of moderate size in which training and critic have an effect. */
    public static SimulatedStudy moderate() {
        return new SimulatedStudy(1, 40, 3, 3, 2, 32, 0.5, 2);
    }

    /** The definition, with every difference between the last and the first round declared. */
    public StudyDefinition definition() {
        return definition(Comparisons.NONE);
    }

    /** The same with comparisons. */
    public StudyDefinition definition(Comparisons comparisons) {
        Training training = new Training(8, 16, 1, 8, 1e-3);
        List<Integer> evaluated = IntStream.rangeClosed(0, rounds).boxed().toList();
        List<PrimaryOutcome> primary = new ArrayList<>();
        primary.add(new PrimaryOutcome(BANK, "pass@8", rounds, 0));
        primary.add(new PrimaryOutcome(BANK, "critic-gain", 0, 0));
        primary.add(new PrimaryOutcome(BANK, "critic-over-best", 0, 0));
        return new StudyDefinition(
                "simulated",
                seed,
                "strings",
                "ff",
                "base",
                "gen_v0",
                false,
                2,
                8,
                splits,
                List.of(new Bank.Synthetic(BANK, tasks, new Parts(1, 3))),
                new SamplingSettings(1, 1, 64, false),
                trajectories,
                rounds,
                new SelfTraining("star", 50, new Parts(1, 4), 8, 4, training),
                signal < 0 ? Optional.empty() : Optional.of(new CriticTraining(50, new Parts(1, 3), 8, 4, training)),
                List.of(new Evaluation(evaluated, List.of(BANK), n)),
                primary,
                400,
                comparisons,
                Optional.empty());
    }

    /** The same on several banks, with one declared outcome: what the last critic gains over the best unlearned policy. */
    public StudyDefinition definition(List<String> banks) {
        StudyDefinition plain = definition();
        return new StudyDefinition(
                plain.name(),
                plain.seed(),
                plain.domain(),
                plain.profile(),
                plain.base(),
                plain.generator(),
                plain.transductive(),
                plain.visible(),
                plain.k(),
                plain.splits(),
                banks.stream()
                        .map(bank -> (Bank) new Bank.Synthetic(bank, tasks, new Parts(1, 3)))
                        .toList(),
                plain.sampling(),
                plain.trajectories(),
                plain.rounds(),
                plain.selfTraining(),
                plain.critic(),
                List.of(new Evaluation(List.of(0, rounds), banks, n)),
                List.of(new PrimaryOutcome(BANK, "critic-over-best", rounds, 0)),
                plain.bootstrapReplicates(),
                plain.comparisons(),
                plain.criticParent());
    }

    /** The cell on the bank {@code dev}, where the shortest survivor is right if any is and the most probable wrong if any is. */
    public static Cell onDev(Cell cell) {
        return new Cell(
                "dev",
                cell.taskId(),
                cell.stratum(),
                cell.split(),
                cell.trajectory(),
                cell.round(),
                cell.samples().stream().map(SimulatedStudy::shortWhenRight).toList(),
                cell.margins());
    }

    private static SampleOutcome shortWhenRight(SampleOutcome sample) {
        return new SampleOutcome(
                sample.parsed(),
                sample.visiblePass(),
                sample.heldOutPass(),
                sample.behaviour(),
                sample.heldOutBehaviour(),
                sample.program(),
                sample.generalizes() ? 1 : 9,
                sample.generalizes() ? -9 : -1,
                sample.tokens());
    }

    /** What the study measured. */
    public StudyData data() {
        List<Cell> cells = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            for (int split = 0; split < splits; split++) {
                for (int trajectory = 0; trajectory < trajectories; trajectory++) {
                    for (int round = 0; round <= rounds; round++) {
                        cells.add(cell(task, split, trajectory, round));
                    }
                }
            }
        }
        return data(cells);
    }

    /** Given cells with the models, digests and costs of this study. */
    public StudyData data(List<Cell> cells) {
        TrainedModel model = new TrainedModel("v1-t0", "0f0f", false, 0, 1, 120, 5000, 0.75);
        return new StudyData(
                cells,
                List.of(model),
                Map.of(),
                Map.of("base", "abcd", "prompts", "1234"),
                Map.of(),
                Map.of(),
                Map.of("wall seconds", 61.5, "sampled tokens", 123456.0, "node seconds sampling", 7200.0),
                Map.of(
                        0,
                        Map.of("tokens", 4000.0, "node seconds", 3600.0),
                        2,
                        Map.of("tokens", 900.0, "node seconds", 90.0)),
                Map.of());
    }

    /** What the study would have measured if every sample had come out otherwise. */
    public StudyData data(UnaryOperator<SampleOutcome> change) {
        return data(data().cells().stream()
                .map(cell -> like(cell, cell.samples().stream().map(change).toList(), cell.margins()))
                .toList());
    }

    /** The same cell with other samples and margins. */
    public static Cell like(Cell cell, List<SampleOutcome> samples, Map<String, Double> margins) {
        return like(cell, samples, margins, Map.of());
    }

    /** The same cell, scored by a retrained critic, too. */
    public static Cell retrained(Cell cell, Map<String, Double> margins) {
        return like(cell, cell.samples(), cell.margins(), margins);
    }

    private static Cell like(
            Cell cell, List<SampleOutcome> samples, Map<String, Double> margins, Map<String, Double> retrained) {
        return new Cell(
                cell.bank(),
                cell.taskId(),
                cell.stratum(),
                cell.split(),
                cell.trajectory(),
                cell.round(),
                samples,
                margins,
                retrained);
    }

    /** What the study measured, where every second task is of an axis and three tasks are of another. */
    public StudyData withAxes() {
        StudyData plain = data();
        Map<String, Set<String>> axes = new HashMap<>();
        for (int task = 0; task < tasks; task += 2) {
            axes.put(taskId(task), task < 6 ? Set.of(COMMON_AXIS, RARE_AXIS) : Set.of(COMMON_AXIS));
        }
        return new StudyData(
                plain.cells(),
                plain.models(),
                plain.exclusions(),
                plain.digests(),
                plain.compared(),
                axes,
                plain.costs(),
                plain.roundCosts(),
                plain.puzzles());
    }

    private static String taskId(int task) {
        return "task-%03d".formatted(task);
    }

    /** What the study measured when a retrained critic of each round says the opposite of the first one. */
    public StudyData retrained() {
        return data(data().cells().stream()
                .map(cell -> cell.round() == 0 ? cell : retrained(cell, opposite(cell.margins())))
                .toList());
    }

    private static Map<String, Double> opposite(Map<String, Double> margins) {
        Map<String, Double> opposite = new HashMap<>(margins);
        opposite.replaceAll((program, margin) -> -margin);
        return opposite;
    }

    private Cell cell(int task, int split, int trajectory, int round) {
        int run = round == 0 ? 0 : trajectory;
        RandomStream random = stream("samples", task, split, run, round);
        double chance = chance(task, split, run, round);
        List<SampleOutcome> samples = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            samples.add(sample(random, chance));
        }
        return new Cell(
                BANK,
                taskId(task),
                Integer.toString(1 + task % 3),
                split,
                trajectory,
                round,
                samples,
                signal < 0 ? Map.of() : margins(samples, stream("critic", task, split, trajectory, round)));
    }

    private double chance(int task, int split, int run, int round) {
        double difficulty = stream("task", task, 0, 0, 0).nextDouble();
        double shift = stream("run", 0, 0, run, round).nextDouble()
                - 0.5
                + stream("split", task, split, 0, 0).nextDouble()
                - 0.5;
        double first = Math.min(1, difficulty * difficulty * (1 + 0.3 * shift));
        double power = Math.pow(1 + sharpening, first > 0.05 ? -round : round);
        return Math.pow(first, power);
    }

    private static SampleOutcome sample(RandomStream random, double chance) {
        boolean right = random.chance(chance);
        boolean survives = right || random.chance(0.4);
        boolean parsed = survives || random.chance(0.7);
        String behaviour = right ? "right" : survives ? "wrong-" + random.nextInt(3) : "";
        int variant = random.nextInt(3);
        return new SampleOutcome(
                parsed,
                survives,
                right,
                behaviour,
                behaviour,
                survives ? behaviour + "/" + variant : null,
                3 + variant,
                -2 - 3 * random.nextDouble() + (right ? 0.5 : 0),
                10 + random.nextInt(20));
    }

    private Map<String, Double> margins(List<SampleOutcome> samples, RandomStream random) {
        Map<String, Double> margins = new HashMap<>();
        for (SampleOutcome sample : samples) {
            String program = sample.program();
            if (program != null && !margins.containsKey(program)) {
                margins.put(program, 4 * (random.nextDouble() - 0.5) + (sample.generalizes() ? signal : 0));
            }
        }
        return margins;
    }

    private RandomStream stream(String what, int task, int split, int run, int round) {
        return RandomStream.of(Digest.of(what)
                .add(seed)
                .add(task)
                .add(split)
                .add(run)
                .add(round)
                .seed());
    }
}
