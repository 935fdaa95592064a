package dev.constellation.node.testing;

import dev.constellation.tinylm.Adapter;
import dev.constellation.tinylm.BaseModel;
import dev.constellation.tinylm.FineTuning;
import dev.constellation.tinylm.Hyperparameters;
import dev.constellation.tinylm.PreTraining;
import dev.constellation.tinylm.Shape;
import dev.constellation.tinylm.Tokenizer;
import dev.constellation.tinylm.TrainingRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Models small enough to be made anew in every test. */
public final class SmallModels {
    public static final int CONTEXT = 64;

    private static final Tokenizer TOKENIZER = Tokenizer.of(
            IntStream.rangeClosed(' ', '~').mapToObj(Character::toString).toList(), '=');

    private SmallModels() {}

    /** A base that has learnt next to nothing; other seeds are other bases. */
    public static BaseModel base(long seed) {
        Shape shape = new Shape(TOKENIZER.size(), 32, 2, 64, CONTEXT);
        return PreTraining.run(
                shape,
                TOKENIZER,
                List.of(row()).iterator(),
                new PreTraining.Settings(1, 1, 1e-3f, 0, 0, seed),
                1,
                (point, share, snapshot) -> true);
    }

    /** An adapter after one step of training. */
    public static Adapter adapter(BaseModel base, long seed) {
        Hyperparameters once = new Hyperparameters(2, 4, 1, 1, 1e-2f, 0, 0, seed);
        return FineTuning.run(base, null, List.of(row()), once, 1, (point, share) -> true)
                .adapter();
    }

    /** A models directory with one base of the given name. */
    public static Path directory(Path parent, String base) {
        try {
            Path directory = Files.createDirectories(parent.resolve("models"));
            base(1).write(directory.resolve(base + ".tlm"));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrainingRow row() {
        return TrainingRow.ofCompletion(TOKENIZER, "abc", "d", 1);
    }
}
