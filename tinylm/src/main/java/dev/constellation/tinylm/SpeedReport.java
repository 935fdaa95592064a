package dev.constellation.tinylm;

import java.lang.management.ManagementFactory;
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
    private static final int WARMUPS = 3;

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

    /** Prints one line a figure; the argument is the number of training threads, 1 unless given. */
    public static void main(String[] arguments) {
        for (Measurement m : measure(arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]))) {
            System.out.printf(Locale.ROOT, "%-48s %12.4f %s%n", m.work(), m.value(), m.unit());
        }
    }

    /** Takes all figures, in about a minute. */
    public static List<Measurement> measure(int threads) {
        SpeedReport report = new SpeedReport(threads);
        report.preTraining();
        BaseModel base = report.base();
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
            double seconds = medianCpuSeconds(9, () -> trainer.step(rows, 1e-3f, 0.1f));
            measurements.add(new Measurement(work, tokens / seconds, "tokens/CPU-s"));
        }
    }

    private void sampling(LanguageModel model, int n) {
        Sampler sampler = new Sampler(model, n);
        Random random = new Random(n);
        double seconds = medianCpuSeconds(n == 8 ? 41 : 11, () -> {
            int[] prompt = random.ints(PROMPT_TOKENS, 2, VOCABULARY).toArray();
            sampler.sample(new SamplingRequest(prompt, n, 1, 1f, 1f, NEW_TOKENS, List.of()));
        });
        String work = "sampling %d + %d tokens, n = %d".formatted(PROMPT_TOKENS, NEW_TOKENS, n);
        measurements.add(new Measurement(work, seconds, "CPU-s"));
    }

    private void scoring(LanguageModel model) {
        Sampler sampler = new Sampler(model, 1);
        int[] prompt = new Random(1).ints(PROMPT_TOKENS, 2, VOCABULARY).toArray();
        double alone = medianCpuSeconds(41, () -> {
            prompt[0] = 2 + (prompt[0] + 1) % (VOCABULARY - 2);
            sampler.next(List.of(prompt), 2);
        });
        measurements.add(new Measurement("scoring a prompt of %d tokens".formatted(PROMPT_TOKENS), alone, "CPU-s"));
        double shared = medianCpuSeconds(41, () -> {
            prompt[PROMPT_TOKENS - 40] = 2 + (prompt[PROMPT_TOKENS - 40] + 1) % (VOCABULARY - 2);
            sampler.next(List.of(prompt), 2);
        });
        measurements.add(new Measurement("scoring, all but 40 tokens shared", shared, "CPU-s"));
    }

    private BaseModel base() {
        List<String> pieces = IntStream.range(2, VOCABULARY)
                .mapToObj(id -> String.valueOf((char) ('!' + id)))
                .toList();
        Tokenizer tokenizer = Tokenizer.of(pieces, pieces.getFirst().charAt(0));
        float[] parameters = FullParameters.random(SHAPE, 1).values();
        Random random = new Random(2);
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] += (float) (0.02 * random.nextGaussian());
        }
        Arrays.fill(parameters, 0, SHAPE.width(), 0f);
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

    private static double medianCpuSeconds(int repetitions, Runnable work) {
        for (int i = 0; i < Math.max(WARMUPS, repetitions / 3); i++) {
            work.run();
        }
        double[] seconds = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            long before = cpuNanos();
            work.run();
            seconds[i] = (cpuNanos() - before) / 1e9;
        }
        Arrays.sort(seconds);
        return seconds[repetitions / 2];
    }

    private static long cpuNanos() {
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            return system.getProcessCpuTime();
        }
        return System.nanoTime();
    }
}
