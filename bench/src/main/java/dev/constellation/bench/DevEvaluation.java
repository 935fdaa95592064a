package dev.constellation.bench;

import dev.constellation.core.domain.Pool;
import dev.constellation.core.stats.PassAtK;
import dev.constellation.tinylm.BaseModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Samples a model on tasks of the dev pool and prints unbiased pass@k per number of parts: the only place where choices
 * about the shipped checkpoint are tuned.
 *
 * <pre>DevEvaluation BASE.tlm [ADAPTER.tla|-] [tasks per stratum, 100] [samples, 64]</pre>
 */
public final class DevEvaluation {
    private static final long SEED = 7;

    private DevEvaluation() {}

    /** Runs the evaluation; see the class comment for the arguments. */
    public static void main(String[] arguments) throws IOException {
        String adapter = arguments.length < 2 ? "-" : arguments[1];
        int tasks = arguments.length < 3 ? 100 : Integer.parseInt(arguments[2]);
        int samples = arguments.length < 4 ? 64 : Integer.parseInt(arguments[3]);
        TaskSampling sampling = new TaskSampling(TaskSampling.load(BaseModel.read(Path.of(arguments[0])), adapter));
        System.out.println("parts  tasks  parsed  visible   pass@1   pass@8  pass@" + samples);
        for (int parts = 1; parts <= 4; parts++) {
            List<JudgedTask> judged = sampling.sample(Pool.DEV, SEED, tasks, parts, parts, samples);
            System.out.printf(
                    "%5d %6d %7.3f %8.3f %8.3f %8.3f %8.3f%n",
                    parts,
                    judged.size(),
                    mean(judged, task -> task.parsed() / (double) samples),
                    mean(judged, task -> task.visible() / (double) samples),
                    mean(judged, task -> PassAtK.of(samples, task.right(), 1)),
                    mean(judged, task -> PassAtK.of(samples, task.right(), Math.min(8, samples))),
                    mean(judged, task -> PassAtK.of(samples, task.right(), samples)));
        }
    }

    private static double mean(List<JudgedTask> tasks, ToDoubleFunction<JudgedTask> value) {
        return tasks.stream().mapToDouble(value).average().orElse(Double.NaN);
    }
}
