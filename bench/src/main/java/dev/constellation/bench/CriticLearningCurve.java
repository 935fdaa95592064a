package dev.constellation.bench;

import dev.constellation.core.domain.Pool;
import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.policy.Survivor;
import dev.constellation.core.stats.Ranking;
import dev.constellation.tinylm.Adapter;
import dev.constellation.tinylm.BaseModel;
import dev.constellation.tinylm.FineTuning;
import dev.constellation.tinylm.Hyperparameters;
import dev.constellation.tinylm.LanguageModel;
import dev.constellation.tinylm.NextToken;
import dev.constellation.tinylm.Sampler;
import dev.constellation.tinylm.Tokenizer;
import dev.constellation.tinylm.TrainingRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * How a critic's choice improves with its rows: critics are trained on growing shares of a critic pool's survivors and
 * compared with the policies that need no training, on the dev pool. Differences carry their standard error over tasks.
 * Further settings, each as rank:epochs:learning rate, are tried on all rows; one that starts with {@code +} continues
 * the generator's adapter, with its rank, instead of a new one on the base.
 *
 * <pre>CriticLearningCurve BASE.tlm GEN_V0.tla POOL_TASKS SAMPLES MOST_PARTS RANK:EPOCHS:LEARNING_RATE ...</pre>
 */
public final class CriticLearningCurve {
    private static final int K = 8;
    private static final int MAX_PAIRS = 4;
    private static final int LISTED = 20;
    private static final int DEV_TASKS = 400;
    private static final int DEV_SAMPLES = 32;

    private final BaseModel base;
    private final Adapter generator;
    private final TaskSampling sampling;
    private final List<JudgedTask> easy;
    private final List<JudgedTask> hard;

    private CriticLearningCurve(BaseModel base, Adapter generator) {
        this.base = base;
        this.generator = generator;
        sampling = new TaskSampling(LanguageModel.of(base, generator));
        easy = sampling.sample(Pool.DEV, 11, DEV_TASKS, 1, 3, DEV_SAMPLES);
        hard = sampling.sample(Pool.DEV, 12, DEV_TASKS, 4, 4, DEV_SAMPLES);
    }

    /** Runs the experiment; see the class comment for the arguments. */
    public static void main(String[] arguments) throws IOException {
        new CriticLearningCurve(
                        BaseModel.read(Path.of(arguments[0])), Adapter.read(Files.readAllBytes(Path.of(arguments[1]))))
                .run(
                        Integer.parseInt(arguments[2]),
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4]),
                        List.of(arguments).subList(5, arguments.length));
    }

    private void run(int tasks, int samples, int mostParts, List<String> settings) {
        List<TrainingRow> rows = rows(sampling.sample(Pool.CRITIC, 1, tasks, 1, mostParts, samples));
        System.out.printf("%d tasks x %d samples gave %d balanced rows%n", tasks, samples, rows.size());
        for (int part = 8; part > 1; part /= 2) {
            train(rows.subList(0, rows.size() / part), settings.getFirst());
        }
        settings.forEach(setting -> train(rows, setting));
    }

    private void train(List<TrainingRow> rows, String setting) {
        boolean continues = setting.startsWith("+");
        String[] values = setting.substring(continues ? 1 : 0).split(":");
        int rank = Integer.parseInt(values[0]);
        Hyperparameters hyperparameters = new Hyperparameters(
                rank, 2 * rank, Integer.parseInt(values[1]), 32, Float.parseFloat(values[2]), 0f, 0.03f, 1);
        long start = System.nanoTime();
        FineTuning.Result result = FineTuning.run(
                base,
                continues ? generator : null,
                rows,
                hyperparameters,
                Runtime.getRuntime().availableProcessors(),
                (point, done) -> true);
        System.out.printf(
                "%s: %d rows, %d tokens, %.0f s, final loss %.3f%n",
                setting,
                rows.size(),
                result.tokens(),
                (System.nanoTime() - start) / 1e9,
                result.curve().stream()
                        .skip(Math.max(0, result.curve().size() - 20))
                        .mapToDouble(point -> point.loss())
                        .average()
                        .orElse(Double.NaN));
        report("1-3 parts", easy, result.adapter());
        report("4 parts", hard, result.adapter());
    }

    private List<TrainingRow> rows(List<JudgedTask> tasks) {
        Tokenizer tokenizer = base.tokenizer();
        List<TrainingRow> rows = new ArrayList<>();
        for (JudgedTask task : tasks) {
            List<String> right = new ArrayList<>();
            List<String> wrong = new ArrayList<>();
            task.distinctSurvivors().forEach((program, generalizes) -> (generalizes ? right : wrong).add(program));
            int pairs = Math.min(MAX_PAIRS, Math.min(right.size(), wrong.size()));
            for (int i = 0; i < pairs; i++) {
                rows.add(row(tokenizer, task, right.get(i), sampling.prompts().yes()));
                rows.add(row(tokenizer, task, wrong.get(i), sampling.prompts().no()));
            }
        }
        rows.removeIf(row -> row.tokens().length > base.shape().maxTokens());
        return rows;
    }

    private TrainingRow row(Tokenizer tokenizer, JudgedTask task, String program, String answer) {
        return TrainingRow.ofCompletion(tokenizer, sampling.prompts().critic(task.puzzle(), program), answer, 1f);
    }

    private void report(String name, List<JudgedTask> tasks, Adapter adapter) {
        Sampler critic = new Sampler(LanguageModel.of(base, adapter), 1);
        Map<SelectionPolicy, double[]> solved = new LinkedHashMap<>();
        Policies.ALL.forEach(policy -> solved.put(policy, new double[tasks.size()]));
        List<Double> right = new ArrayList<>();
        List<Double> wrong = new ArrayList<>();
        for (int t = 0; t < tasks.size(); t++) {
            JudgedTask task = tasks.get(t);
            Map<String, Double> margins = margins(critic, task);
            if (task.distinctSurvivors().values().stream().distinct().count() == 2) {
                task.distinctSurvivors()
                        .forEach((program, generalizes) ->
                                (generalizes ? right : wrong).add(margins.getOrDefault(program, 0.0)));
            }
            List<List<Survivor>> blocks = task.blocks(K, program -> margins.getOrDefault(program, 0.0));
            for (var policy : solved.entrySet()) {
                policy.getValue()[t] =
                        blocks.stream().filter(policy.getKey()::succeeds).count() / (double) blocks.size();
            }
        }
        double[] naive = Objects.requireNonNull(solved.get(Policies.NAIVE));
        System.out.printf("  %-10s AUC on contested tasks %.3f; %% solved, less naive", name, auc(right, wrong));
        solved.forEach((policy, shares) -> System.out.printf(
                "  %s %.1f (%+.1f ± %.1f)",
                policy.name(), 100 * mean(shares), 100 * mean(less(shares, naive)), 100 * error(less(shares, naive))));
        System.out.println();
    }

    private static double auc(List<Double> right, List<Double> wrong) {
        return Ranking.auc(array(right), array(wrong));
    }

    private static double[] less(double[] shares, double[] others) {
        return IntStream.range(0, shares.length)
                .mapToDouble(t -> shares[t] - others[t])
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double error(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1) / values.length);
    }

    private Map<String, Double> margins(Sampler critic, JudgedTask task) {
        Tokenizer tokenizer = base.tokenizer();
        List<String> programs = new ArrayList<>();
        List<int[]> prompts = new ArrayList<>();
        for (String program : task.distinctSurvivors().keySet()) {
            int[] prompt = tokenizer.encode(sampling.prompts().critic(task.puzzle(), program));
            if (prompt.length < base.shape().maxTokens()) {
                programs.add(program);
                prompts.add(prompt);
            }
        }
        Map<String, Double> margins = new HashMap<>();
        List<NextToken> answers = critic.next(prompts, LISTED);
        for (int i = 0; i < programs.size(); i++) {
            margins.put(
                    programs.get(i),
                    listed(answers.get(i), sampling.prompts().yes())
                            - listed(answers.get(i), sampling.prompts().no()));
        }
        return margins;
    }

    private double listed(NextToken next, String answer) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < next.tokens().length; i++) {
            if (base.tokenizer().piece(next.tokens()[i]).equals(answer)) {
                return next.logProbabilities()[i];
            }
            least = Math.min(least, next.logProbabilities()[i]);
        }
        return least;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
