package dev.constellation.bench;

import dev.constellation.core.domain.Pool;
import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a critic's choice improves with its rows: critics are trained on growing shares of a critic pool's survivors and
 * compared with the policies that need no training, on the dev pool.
 *
 * <pre>CriticLearningCurve BASE.tlm GEN_V0.tla [pool tasks, 4000] [rank, 16] [epochs, 3] [learning rate, 0.001]</pre>
 */
public final class CriticLearningCurve {
    private static final int K = 8;
    private static final int SAMPLES = 16;
    private static final int MAX_PAIRS = 4;
    private static final int LISTED = 20;

    private final BaseModel base;
    private final TaskSampling generator;
    private final Hyperparameters hyperparameters;

    private CriticLearningCurve(BaseModel base, TaskSampling generator, Hyperparameters hyperparameters) {
        this.base = base;
        this.generator = generator;
        this.hyperparameters = hyperparameters;
    }

    /** Runs the experiment; see the class comment for the arguments. */
    public static void main(String[] arguments) throws IOException {
        BaseModel base = BaseModel.read(Path.of(arguments[0]));
        int tasks = arguments.length < 3 ? 4000 : Integer.parseInt(arguments[2]);
        int rank = arguments.length < 4 ? 16 : Integer.parseInt(arguments[3]);
        int epochs = arguments.length < 5 ? 3 : Integer.parseInt(arguments[4]);
        float learningRate = arguments.length < 6 ? 1e-3f : Float.parseFloat(arguments[5]);
        new CriticLearningCurve(
                        base,
                        new TaskSampling(TaskSampling.load(base, arguments[1])),
                        new Hyperparameters(rank, 2 * rank, epochs, 32, learningRate, 0f, 0.03f, 1))
                .run(tasks);
    }

    private void run(int tasks) {
        List<TrainingRow> rows = rows(generator.sample(Pool.CRITIC, 1, tasks, 1, 4, SAMPLES));
        List<JudgedTask> easy = generator.sample(Pool.DEV, 11, 200, 1, 3, 64);
        List<JudgedTask> hard = generator.sample(Pool.DEV, 12, 200, 4, 4, 64);
        System.out.printf("%d tasks gave %d balanced rows%n", tasks, rows.size());
        for (int parts = 8; parts >= 1; parts /= 2) {
            List<TrainingRow> share = rows.subList(0, rows.size() / parts);
            long start = System.nanoTime();
            FineTuning.Result result = FineTuning.run(
                    base,
                    null,
                    share,
                    hyperparameters,
                    Runtime.getRuntime().availableProcessors(),
                    (point, done) -> true);
            System.out.printf(
                    "%d rows, %d tokens, %.0f s, final loss %.3f%n",
                    share.size(),
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
                rows.add(row(tokenizer, task, right.get(i), generator.prompts().yes()));
                rows.add(row(tokenizer, task, wrong.get(i), generator.prompts().no()));
            }
        }
        rows.removeIf(row -> row.tokens().length > base.shape().maxTokens());
        return rows;
    }

    private TrainingRow row(Tokenizer tokenizer, JudgedTask task, String program, String answer) {
        return TrainingRow.ofCompletion(tokenizer, generator.prompts().critic(task.puzzle(), program), answer, 1f);
    }

    private void report(String name, List<JudgedTask> tasks, Adapter adapter) {
        Sampler critic = new Sampler(LanguageModel.of(base, adapter), 1);
        Map<SelectionPolicy, Double> successes = new HashMap<>();
        List<Double> right = new ArrayList<>();
        List<Double> wrong = new ArrayList<>();
        double blocks = 0;
        for (JudgedTask task : tasks) {
            Map<String, Double> margins = margins(critic, task);
            if (task.distinctSurvivors().values().stream().distinct().count() == 2) {
                task.distinctSurvivors()
                        .forEach((program, generalizes) ->
                                (generalizes ? right : wrong).add(margins.getOrDefault(program, 0.0)));
            }
            for (var block : task.blocks(K, program -> margins.getOrDefault(program, 0.0))) {
                blocks++;
                Policies.ALL.forEach(
                        policy -> successes.merge(policy, policy.succeeds(block) ? 1.0 : 0.0, Double::sum));
            }
        }
        System.out.printf("  %-10s AUC on contested tasks %.3f", name, Ranking.auc(array(right), array(wrong)));
        for (SelectionPolicy policy : Policies.ALL) {
            System.out.printf("  %s %.3f", policy.name(), successes.getOrDefault(policy, 0.0) / blocks);
        }
        System.out.println();
    }

    private Map<String, Double> margins(Sampler critic, JudgedTask task) {
        Tokenizer tokenizer = base.tokenizer();
        List<String> programs = new ArrayList<>();
        List<int[]> prompts = new ArrayList<>();
        for (String program : task.distinctSurvivors().keySet()) {
            int[] prompt = tokenizer.encode(generator.prompts().critic(task.puzzle(), program));
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
                    listed(answers.get(i), generator.prompts().yes())
                            - listed(answers.get(i), generator.prompts().no()));
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
