package dev.constellation.tinylm;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Prints digests of everything that must not depend on threads, compilers and vector widths. */
final class ResultDigests {
    private static final Shape SHAPE = new Shape(45, 64, 2, 32, 64);

    private ResultDigests() {}

    public static void main(String[] arguments) {
        lines(1).forEach(System.out::println);
    }

    static List<String> lines(int threads) {
        List<String> lines = new ArrayList<>();
        BaseModel base = preTrained(threads);
        lines.add("base " + base.digest());
        FineTuning.Result tuned = FineTuning.run(
                base,
                null,
                RandomRows.of(SHAPE, 12, 8, 60, 2),
                new Hyperparameters(6, 12f, 2, 7, 1e-2f, 0.01f, 0.1f, 4),
                threads,
                (point, share) -> true);
        lines.add("adapter " + tuned.adapter().digest());
        lines.add("curve " + tuned.curve());
        lines.add("samples " + samples(LanguageModel.of(base, tuned.adapter())));
        return lines;
    }

    private static BaseModel preTrained(int threads) {
        return PreTraining.run(
                SHAPE,
                TinyModels.tokenizer(SHAPE),
                RandomRows.of(SHAPE, 60, 8, 60, 1).iterator(),
                new PreTraining.Settings(1_200, 500, 1e-2f, 0.1f, 0.1f, 3),
                threads,
                (point, share, snapshot) -> true);
    }

    private static String samples(LanguageModel model) {
        Sampler sampler = new Sampler(model, 7);
        StringBuilder digests = new StringBuilder();
        for (int length : new int[] {1, 16, 29}) {
            int[] prompt =
                    new Random(length).ints(length, 2, SHAPE.vocabulary()).toArray();
            for (Completion completion :
                    sampler.sample(new SamplingRequest(prompt, 9, 3, 0.9f, 0.95f, 20, List.of()))) {
                digests.append(Arrays.hashCode(completion.tokens())).append(' ');
                digests.append(digest(completion.logProbabilities())).append(' ');
            }
        }
        return Digest.sha256(digests.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
        for (float value : values) {
            bytes.putFloat(value);
        }
        return Digest.sha256(bytes.array());
    }
}
