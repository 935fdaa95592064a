package dev.constellation.strings.synthesis;

import dev.constellation.core.RandomStream;
import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.SynthesisRequest;
import dev.constellation.strings.language.Profile;
import dev.constellation.strings.language.Program;
import dev.constellation.strings.language.StringLanguage;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * One task while it is drawn: a sequence of rows and programs that its own random stream decides, whatever other tasks
 * are drawn beside it. Not thread-safe.
 */
final class TaskDraft {
    private static final int PROGRAM_ATTEMPTS = 24;
    private static final int ROW_ATTEMPTS = 4000;

    private final SynthesisRequest request;
    private final int index;
    private final RowSampler rowSampler;
    private final Buckets buckets;
    private final Profile profile;
    private final RandomStream random;
    private final int parts;
    private int rowAttempts;
    private int programAttempts = PROGRAM_ATTEMPTS;
    private List<List<String>> rows = List.of();
    private @Nullable ProgramSampler programSampler;
    private @Nullable CompiledProgram program;
    private long behaviour;

    TaskDraft(SynthesisRequest request, int index, RandomStream random, RowSampler rowSampler, Buckets buckets) {
        this.request = request;
        this.index = index;
        this.random = random;
        this.rowSampler = rowSampler;
        this.buckets = buckets;
        profile = Profile.of(request.profile());
        parts = random.between(request.minParts(), request.maxParts());
    }

    /**
     * Goes on to the next rows and program that the request's pool owns, if there are any.
     *
     * @param waiting the thread that waits for the task; when it is interrupted, none are looked for
     * @return this draft
     */
    TaskDraft advance(Thread waiting) {
        program = null;
        while (program == null && (programAttempts < PROGRAM_ATTEMPTS || drawRows(waiting))) {
            programAttempts++;
            program = drawProgram();
        }
        return this;
    }

    private boolean drawRows(Thread waiting) {
        if (rowAttempts == ROW_ATTEMPTS || waiting.isInterrupted()) {
            return false;
        }
        rowAttempts++;
        programAttempts = 0;
        rows = rowSampler.draw(request.rows(), request.pool(), random);
        programSampler = new ProgramSampler(rows, profile);
        return true;
    }

    private @Nullable CompiledProgram drawProgram() {
        return Objects.requireNonNull(programSampler)
                .draw(parts, random)
                .map((Program tree) -> new StringLanguage(profile).compile(tree))
                .filter(compiled -> compiled.parts() == parts)
                .filter(this::isOwned)
                .orElse(null);
    }

    private boolean isOwned(CompiledProgram compiled) {
        behaviour = buckets.behaviour(compiled);
        return Buckets.owns(request.pool(), behaviour);
    }

    /** Whether there is a program and it does what one of the given hashes says. */
    boolean isOneOf(Set<Long> behaviours) {
        return program != null && behaviours.contains(behaviour);
    }

    /** The input rows. */
    List<List<String>> rows() {
        return rows;
    }

    /**
     * The program.
     *
     * @throws IllegalStateException when there is none that fits
     * @throws CancellationException when it was not looked for to the end
     */
    CompiledProgram program() {
        if (program != null) {
            return program;
        }
        if (rowAttempts < ROW_ATTEMPTS) {
            throw new CancellationException("interrupted while task %d is made".formatted(index));
        }
        throw new IllegalStateException(("synthesis.count: task %d of pool %s finds no %d-part behaviour that is not"
                        + " taken; ask for fewer tasks or more parts")
                .formatted(index, request.pool().label(), parts));
    }

    /**
     * Hash of what the program does on the probe rows.
     *
     * @throws IllegalStateException when there is none that fits
     * @throws CancellationException when it was not looked for to the end
     */
    long behaviour() {
        program();
        return behaviour;
    }
}
