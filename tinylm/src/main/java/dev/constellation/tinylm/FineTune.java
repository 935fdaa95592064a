package dev.constellation.tinylm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fine-tunes an adapter from a file of rows: {@code java --add-modules jdk.incubator.vector -cp tinylm.jar
 * dev.constellation.tinylm.FineTune --base base.tlm --rows rows.jsonl --out adapter.tla}.
 */
public final class FineTune {
    private static final Set<String> OPTIONS = Set.of(
            "base",
            "parent",
            "rows",
            "out",
            "rank",
            "alpha",
            "epochs",
            "batch-rows",
            "learning-rate",
            "warmup",
            "weight-decay",
            "seed",
            "threads",
            "curve");

    private FineTune() {}

    /** Runs the command; see the class comment for its options. */
    public static void main(String[] arguments) throws IOException {
        Arguments options = new Arguments(arguments, OPTIONS);
        BaseModel base = BaseModel.read(options.path("base"));
        Hyperparameters hyperparameters = new Hyperparameters(
                options.integer("rank", 16),
                options.number("alpha", 32),
                options.integer("epochs", 1),
                options.integer("batch-rows", 32),
                options.number("learning-rate", 1e-3f),
                options.number("weight-decay", 0),
                options.number("warmup", 0.05f),
                options.whole("seed", 1));
        int threads = options.integer("threads", Runtime.getRuntime().availableProcessors());
        List<TrainingRow> rows = rows(options.path("rows"), base);
        try (ProgressLog log = new ProgressLog(FineTune::print, System::nanoTime, options.optionalPath("curve"))) {
            FineTuning.Result result = FineTuning.run(
                    base, parent(options.optionalPath("parent")), rows, hyperparameters, threads, (point, share) -> {
                        log.step(point, share);
                        return true;
                    });
            Path out = options.path("out");
            AtomicFile.write(out, result.adapter().toBytes());
            System.out.printf("wrote %s, SHA-256 %s%n", out, result.adapter().digest());
        }
    }

    private static @Nullable Adapter parent(@Nullable Path file) throws IOException {
        return file == null ? null : Adapter.read(Files.readAllBytes(file));
    }

    private static List<TrainingRow> rows(Path file, BaseModel base) throws IOException {
        List<TrainingRow> rows = new ArrayList<>();
        try (SegmentFile segments =
                new SegmentFile(file, base.tokenizer(), base.shape().maxTokens(), false)) {
            segments.forEachRemaining(rows::add);
            System.out.printf("%d rows; left out %d that are too long%n", rows.size(), segments.tooLong());
        }
        return rows;
    }

    private static void print(String line) {
        System.out.println(line);
    }
}
