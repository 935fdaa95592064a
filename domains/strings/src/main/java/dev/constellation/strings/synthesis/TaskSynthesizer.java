package dev.constellation.strings.synthesis;

import dev.constellation.core.Digest;
import dev.constellation.core.RandomStream;
import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Pool;
import dev.constellation.core.domain.SynthesisRequest;
import dev.constellation.core.domain.Task;
import dev.constellation.strings.language.Profile;
import dev.constellation.strings.language.Program;
import dev.constellation.strings.language.StringLanguage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/**
 * Makes synthetic tasks: rows of realistic columns, and a program whose every part and argument matters on them.
 *
 * <p>Task i comes from its own random stream, so it depends on the request's other fields and i alone, but for one thing:
 * outside of {@link Pool#PRETRAIN} a behaviour that an earlier task of the call has is drawn again. Pre-training wants
 * more tasks than there are short programs, so there behaviours repeat, on other rows.
 */
public final class TaskSynthesizer {
    /** Changes whenever a request could give other tasks. */
    public static final int VERSION = 1;

    private static final int PROGRAM_ATTEMPTS = 24;
    private static final int ROW_ATTEMPTS = 4000;

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
        for (int i = 0; i < request.count(); i++) {
            tasks.accept(task(request, profile, i, behaviours));
        }
    }

    private Task task(SynthesisRequest request, Profile profile, int i, Set<Long> behaviours) {
        RandomStream random = stream(request, i);
        int parts = random.between(request.minParts(), request.maxParts());
        for (int attempt = 0; attempt < ROW_ATTEMPTS; attempt++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while task %d is made".formatted(i));
            }
            List<List<String>> rows = rowSampler.draw(request.rows(), request.pool(), random);
            Optional<CompiledProgram> program = program(request.pool(), profile, rows, parts, behaviours, random);
            if (program.isPresent()) {
                return task(request, rows, program.get());
            }
        }
        throw new IllegalStateException(("synthesis.count: task %d of pool %s finds no %d-part behaviour that is not"
                        + " taken; ask for fewer tasks or more parts")
                .formatted(i, request.pool().label(), parts));
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

    private Optional<CompiledProgram> program(
            Pool pool, Profile profile, List<List<String>> rows, int parts, Set<Long> behaviours, RandomStream random) {
        StringLanguage language = new StringLanguage(profile);
        ProgramSampler sampler = new ProgramSampler(rows, profile);
        for (int attempt = 0; attempt < PROGRAM_ATTEMPTS; attempt++) {
            Optional<CompiledProgram> program = sampler.draw(parts, random)
                    .map((Program drawn) -> language.compile(drawn))
                    .filter(compiled -> compiled.parts() == parts);
            if (program.isPresent() && isFree(pool, buckets.behaviour(program.get()), behaviours)) {
                return program;
            }
        }
        return Optional.empty();
    }

    private static boolean isFree(Pool pool, long behaviour, Set<Long> behaviours) {
        return Buckets.owns(pool, behaviour) && (pool == Pool.PRETRAIN || behaviours.add(behaviour));
    }

    private Task task(SynthesisRequest request, List<List<String>> rows, CompiledProgram program) {
        List<Example> examples = new ArrayList<>(rows.size());
        for (List<String> row : rows) {
            examples.add(new Example(row, Objects.requireNonNull(program.run(row))));
        }
        return new Task(
                domain,
                request.profile(),
                request.pool().label(),
                Integer.toString(program.parts()),
                examples,
                examples.size(),
                program.canonical());
    }
}
