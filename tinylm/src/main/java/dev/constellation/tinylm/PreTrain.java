package dev.constellation.tinylm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Pre-trains a base model from a corpus file: {@code java --add-modules jdk.incubator.vector -cp tinylm.jar
 * dev.constellation.tinylm.PreTrain --corpus corpus.jsonl.gz --vocabulary vocabulary.jsonl --out base.tlm}.
 *
 * <p>Every few minutes the output file is replaced by a base model of the weights so far.
 */
public final class PreTrain {
    private static final Set<String> OPTIONS = Set.of(
            "corpus",
            "vocabulary",
            "out",
            "width",
            "layers",
            "feed-forward",
            "max-tokens",
            "tokens",
            "learning-rate",
            "warmup",
            "weight-decay",
            "batch-tokens",
            "seed",
            "threads",
            "curve");
    private static final long CHECKPOINT_NANOS = Duration.ofMinutes(3).toNanos();

    private final Path out;
    private final ProgressLog log;
    private long lastCheckpoint = System.nanoTime();

    private PreTrain(Path out, ProgressLog log) {
        this.out = out;
        this.log = log;
    }

    /** Runs the command; see the class comment for its options. */
    public static void main(String[] arguments) throws IOException {
        Arguments options = new Arguments(arguments, OPTIONS);
        Tokenizer tokenizer = Tokenizer.read(options.path("vocabulary"));
        Shape shape = new Shape(
                tokenizer.size(),
                options.integer("width", 128),
                options.integer("layers", 5),
                options.integer("feed-forward", 352),
                options.integer("max-tokens", 256));
        PreTraining.Settings settings = new PreTraining.Settings(
                options.whole("tokens", 30_000_000),
                options.integer("batch-tokens", 4096),
                options.number("learning-rate", 3e-3f),
                options.number("warmup", 0.01f),
                options.number("weight-decay", 0.1f),
                options.whole("seed", 1));
        int threads = options.integer("threads", Runtime.getRuntime().availableProcessors());
        try (SegmentFile rows = new SegmentFile(options.path("corpus"), tokenizer, shape.maxTokens(), true);
                ProgressLog log = new ProgressLog(PreTrain::print, System::nanoTime, options.optionalPath("curve"))) {
            PreTrain command = new PreTrain(options.path("out"), log);
            BaseModel model = PreTraining.run(shape, tokenizer, rows, settings, threads, command::onStep);
            model.write(command.out);
            System.out.printf("left out %d rows of more than %d tokens%n", rows.tooLong(), shape.maxTokens());
            System.out.printf("wrote %s, SHA-256 %s%n", command.out, model.digest());
        }
    }

    private boolean onStep(LossPoint point, double share, Supplier<BaseModel> snapshot) {
        log.step(point, share);
        if (System.nanoTime() - lastCheckpoint >= CHECKPOINT_NANOS) {
            try {
                snapshot.get().write(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            lastCheckpoint = System.nanoTime();
        }
        return true;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
