package dev.constellation.bench;

import dev.constellation.core.Digest;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Pool;
import dev.constellation.core.domain.Prompts;
import dev.constellation.core.domain.Puzzle;
import dev.constellation.core.domain.Split;
import dev.constellation.core.domain.SynthesisRequest;
import dev.constellation.core.domain.Task;
import dev.constellation.core.judging.Judge;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.tinylm.Adapter;
import dev.constellation.tinylm.BaseModel;
import dev.constellation.tinylm.Completion;
import dev.constellation.tinylm.LanguageModel;
import dev.constellation.tinylm.Sampler;
import dev.constellation.tinylm.SamplingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Samples an embedded model on synthetic tasks and judges the samples, in process: for choices on the dev pool. */
final class TaskSampling {
    private static final int CONCURRENT = 64;
    private static final int MAX_TOKENS = 96;
    private static final Split SPLIT = new Split(0, 2);

    private final Domain domain = Domain.find("strings").orElseThrow();
    private final Prompts prompts = domain.prompts("tinylm");
    private final LanguageModel model;
    private final ThreadLocal<Sampler> samplers;
    private final ThreadLocal<Judge> judges = ThreadLocal.withInitial(() -> new Judge(domain));

    TaskSampling(LanguageModel model) {
        this.model = model;
        samplers = ThreadLocal.withInitial(() -> new Sampler(model, CONCURRENT));
    }

    /** The base, or the base under an adapter when the name is not {@code -}. */
    static LanguageModel load(BaseModel base, String adapter) throws IOException {
        return adapter.equals("-")
                ? LanguageModel.of(base)
                : LanguageModel.of(base, Adapter.read(Files.readAllBytes(Path.of(adapter))));
    }

    Prompts prompts() {
        return prompts;
    }

    /** Makes tasks and samples each, on all cores; in the order of the tasks. */
    List<JudgedTask> sample(Pool pool, long seed, int count, int minParts, int maxParts, int samples) {
        List<Task> tasks = domain.synthesize(
                new SynthesisRequest("ff", pool, seed, count, minParts, maxParts, StudyDefinition.ROWS));
        return tasks.parallelStream().map(task -> sample(task, samples)).toList();
    }

    private JudgedTask sample(Task task, int samples) {
        Puzzle puzzle = SPLIT.puzzle(task, false);
        int[] prompt = model.tokenizer().encode(prompts.generator(puzzle));
        long seed = Digest.of("bench").add(task.id()).seed();
        List<Completion> completions =
                samplers.get().sample(new SamplingRequest(prompt, samples, seed, 1f, 1f, MAX_TOKENS, prompts.stop()));
        List<String> programs = completions.stream()
                .map(completion -> prompts.program(completion.text()))
                .toList();
        return new JudgedTask(task, puzzle, completions, judges.get().judge(task, SPLIT, programs));
    }
}
