package dev.constellation.tinylm;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Measures the module on this machine with random weights of the default shape: {@code java --add-modules
 * jdk.incubator.vector -cp tinylm.jar dev.constellation.tinylm.SpeedReport}.
 *
 * <p>Rates are per second of the process's CPU time, so that other work on the machine disturbs them little.
 */
public final class SpeedReport {
    private static final int VOCABULARY = 128;
    private static final Shape SHAPE = new Shape(VOCABULARY, 128, 5, 352, 256);
    private static final int ROWS = 32;
    private static final int PROMPT_TOKENS = 180;
    private static final int NEW_TOKENS = 40;
    private static final long WARMUP_NANOS = Duration.ofSeconds(5).toNanos();

    private final List<Measurement> measurements = new ArrayList<>();
    private final int threads;

    /**
     * One figure.
     *
     * @param work what was done
     * @param value the median of some repetitions
     * @param unit unit of the value
     */
    public record Measurement(String work, double value, String unit) {}

    private SpeedReport(int threads) {
        this.threads = threads;
    }

    /**
     * Prints one line a figure, its work, value and unit two spaces apart; the argument is the number of training threads, 1
     * unless given.
     */
    public static void main(String[] arguments) {
        for (Measurement m : measure(arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]))) {
            System.out.printf(Locale.ROOT, "%s  %.4f  %s%n", m.work(), m.value(), m.unit());
        }
    }

    /** Takes all figures, in about a minute. */
    public static List<Measurement> measure(int threads) {
        SpeedReport report = new SpeedReport(threads);
        report.preTraining();
        BaseModel base = base();
        report.fineTuning(base);
        LanguageModel model = LanguageModel.of(base);
        for (int n : new int[] {8, 64, 256}) {
            report.sampling(model, n);
        }
        report.scoring(model);
        return List.copyOf(report.measurements);
    }

    private void preTraining() {
        FullParameters parameters = FullParameters.random(SHAPE, 1);
        training("pre-training, all weights", parameters);
    }

    private void fineTuning(BaseModel base) {
        AdapterLayout layout = new AdapterLayout(SHAPE, 16);
        float[] values = AdapterParameters.initialValues(layout, 1);
        training("fine-tuning, rank 16", new AdapterParameters(SHAPE, base.parameters(), layout, values, 2f));
    }

    private void training(String work, Trainable trainable) {
        List<TrainingRow> rows = rows();
        int tokens = rows.stream().mapToInt(TrainingRow::inputs).sum();
        try (Trainer trainer = new Trainer(trainable, threads)) {
            double seconds = medianCpuSeconds(() -> trainer.step(rows, 1e-3f, 0.1f));
            measurements.add(new Measurement(work, tokens / seconds, "tokens/CPU-s"));
        }
    }

    private void sampling(LanguageModel model, int n) {
        Sampler sampler = new Sampler(model, n);
        Random random = new Random(n);
        double seconds = medianCpuSeconds(() -> {
            int[] prompt = random.ints(PROMPT_TOKENS, 2, VOCABULARY).toArray();
            sampler.sample(new SamplingRequest(prompt, n, 1, 1f, 1f, NEW_TOKENS, List.of()));
        });
        String work = "sampling %d + %d tokens, n = %d".formatted(PROMPT_TOKENS, NEW_TOKENS, n);
        measurements.add(new Measurement(work, seconds, "CPU-s"));
    }

    private void scoring(LanguageModel model) {
        Sampler sampler = new Sampler(model, 1);
        int[] prompt = new Random(1).ints(PROMPT_TOKENS, 2, VOCABULARY).toArray();
        double alone = medianCpuSeconds(() -> {
            prompt[0] = 2 + (prompt[0] + 1) % (VOCABULARY - 2);
            sampler.next(List.of(prompt), 2);
        });
        measurements.add(new Measurement("scoring a prompt of %d tokens".formatted(PROMPT_TOKENS), alone, "CPU-s"));
        double shared = medianCpuSeconds(() -> {
            prompt[PROMPT_TOKENS - 40] = 2 + (prompt[PROMPT_TOKENS - 40] + 1) % (VOCABULARY - 2);
            sampler.next(List.of(prompt), 2);
        });
        measurements.add(new Measurement("scoring, all but 40 tokens shared", shared, "CPU-s"));
    }

    /** Random weights that never end a text: the first column tells end-of-text from all other tokens. */
    private static BaseModel base() {
        List<String> pieces = IntStream.range(2, VOCABULARY)
                .mapToObj(id -> String.valueOf((char) ('!' + id)))
                .toList();
        Tokenizer tokenizer = Tokenizer.of(pieces, pieces.getFirst().charAt(0));
        float[] parameters = FullParameters.random(SHAPE, 1).values();
        for (int token = 0; token < VOCABULARY; token++) {
            parameters[token * SHAPE.width()] = token == tokenizer.eos() ? -50f : 0.5f;
        }
        return BaseModel.quantize(SHAPE, tokenizer, Map.of(), parameters);
    }

    private static List<TrainingRow> rows() {
        Random random = new Random(1);
        List<TrainingRow> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            int length = random.nextInt(129, 194);
            boolean[] target = new boolean[length];
            Arrays.fill(target, 1, length, true);
            rows.add(new TrainingRow(random.ints(length, 0, VOCABULARY).toArray(), target, 1f));
        }
        return rows;
    }

    /** The median of five means; each mean spans enough repetitions for the coarse clock of CPU time. */
    private static double medianCpuSeconds(Runnable work) {
        int repetitions = repetitionsFor(work, WARMUP_NANOS);
        double[] means = new double[5];
        for (int i = 0; i < means.length; i++) {
            long before = cpuNanos();
            for (int r = 0; r < repetitions; r++) {
                work.run();
            }
            means[i] = (cpuNanos() - before) / 1e9 / repetitions;
        }
        Arrays.sort(means);
        return means[2];
    }

    /** Repeats the work until the compiler is done with it and tells how many repetitions fill a sixth of that time. */
    private static int repetitionsFor(Runnable work, long nanos) {
        int repetitions = 0;
        long start = cpuNanos();
        long middle = start;
        while (cpuNanos() - start < nanos) {
            if (cpuNanos() - start < nanos / 2) {
                middle = cpuNanos();
                repetitions = 0;
            }
            work.run();
            repetitions++;
        }
        double second = (double) nanos / 6 / Math.max(1, cpuNanos() - middle);
        return Math.max(1, (int) (repetitions * second));
    }

    private static long cpuNanos() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system) {
            return system.getProcessCpuTime();
        }
        return System.nanoTime();
    }
}
