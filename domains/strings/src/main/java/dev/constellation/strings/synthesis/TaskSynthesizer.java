package dev.constellation.strings.synthesis;

import dev.constellation.core.Digest;
import dev.constellation.core.RandomStream;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Pool;
import dev.constellation.core.domain.SynthesisRequest;
import dev.constellation.core.domain.Task;
import dev.constellation.strings.language.Profile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Makes synthetic tasks: rows of realistic columns, and a program whose every part and argument matters on them.
 *
 * <p>Task i comes from its own random stream, so it depends on the request's other fields and i alone, but for one thing:
 * outside of {@link Pool#PRETRAIN} a behaviour that an earlier task of the call has is drawn again. So tasks are drawn
 * side by side on all cores, and only those that collide with another one beside them go on by themselves. Pre-training wants
 * more tasks than there are short programs, so there behaviours repeat, on other rows.
 */
public final class TaskSynthesizer {
    /** Changes whenever a request could give other tasks. */
    public static final int VERSION = 1;

    /** Tasks that are drawn side by side. */
    private static final int BATCH = 64;

    private final String domain;
    private final RowSampler rowSampler = new RowSampler(ColumnKind.all());
    private final Buckets buckets = Buckets.of(rowSampler);

    /** A synthesizer whose tasks carry the domain's name. */
    public TaskSynthesizer(String domain) {
        this.domain = domain;
    }

    /** Digest of the resources that tasks are drawn from. */
    public static String resources() {
        return Digest.of("synthesis resources")
                .add(Sections.text("columns.txt"))
                .add(Sections.text("words.txt"))
                .id();
    }

    /** Whether there are synthetic tasks of a profile. */
    public static boolean makes(Profile profile) {
        return profile != Profile.RF;
    }

    /** Fixed inputs on whose outputs no two pools agree. */
    public List<List<String>> probes() {
        return buckets.probes();
    }

    /** The requested tasks. */
    public List<Task> synthesize(SynthesisRequest request) {
        List<Task> tasks = new ArrayList<>(request.count());
        synthesize(request, tasks::add);
        return tasks;
    }

    /**
     * Hands over the requested tasks one by one.
     *
     * @throws IllegalArgumentException when the profile has no synthetic tasks
     * @throws IllegalStateException when the pool has fewer behaviours of such programs than are asked for
     * @throws CancellationException when the thread is interrupted
     */
    public void synthesize(SynthesisRequest request, Consumer<Task> tasks) {
        Profile profile = Profile.of(request.profile());
        if (!makes(profile)) {
            throw new IllegalArgumentException(
                    "synthesis.profile: rf has no synthetic tasks, allowed are ff and ff-strict");
        }
        Set<Long> behaviours = new HashSet<>();
        Thread caller = Thread.currentThread();
        for (int first = 0; first < request.count(); first += BATCH) {
            for (TaskDraft draft : drafts(request, first, behaviours, caller)) {
                while (request.pool() != Pool.PRETRAIN && !behaviours.add(draft.behaviour())) {
                    draft.advance(caller);
                }
                tasks.accept(task(request, draft));
            }
        }
    }

    /** The next tasks as if none of them had another beside it, drawn on all cores. */
    private List<TaskDraft> drafts(SynthesisRequest request, int first, Set<Long> taken, Thread caller) {
        return IntStream.range(first, Math.min(first + BATCH, request.count()))
                .parallel()
                .mapToObj(i -> new TaskDraft(request, i, stream(request, i), rowSampler, buckets))
                .map(draft -> untaken(draft.advance(caller), taken, caller))
                .toList();
    }

    private static TaskDraft untaken(TaskDraft draft, Set<Long> taken, Thread caller) {
        while (draft.isOneOf(taken)) {
            draft.advance(caller);
        }
        return draft;
    }

    private static RandomStream stream(SynthesisRequest request, int i) {
        return RandomStream.of(Digest.of("synthesis")
                .add(request.profile())
                .add(request.pool().label())
                .add(request.seed())
                .add(request.minParts())
                .add(request.maxParts())
                .add(request.rows())
                .add(i)
                .seed());
    }

    private Task task(SynthesisRequest request, TaskDraft draft) {
        List<Example> examples = new ArrayList<>(request.rows());
        for (List<String> row : draft.rows()) {
            examples.add(new Example(row, Objects.requireNonNull(draft.program().run(row))));
        }
        return new Task(
                domain,
                request.profile(),
                request.pool().label(),
                Integer.toString(draft.program().parts()),
                examples,
                examples.size(),
                draft.program().canonical());
    }
}
