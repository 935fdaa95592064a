package dev.constellation.core.domain;

import dev.constellation.core.Digest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A programming-by-example task with all of its rows. Which rows a model may see is decided by {@link Split}; nothing
 * of this type is ever shown to a model.
 *
 * @param domain name of the domain, as in {@link Domain#name()}
 * @param profile language profile the programs are written in
 * @param pool where the task comes from: a {@link Pool} label or the name of a real-task bank
 * @param stratum label for stratified figures; synthetic tasks carry their number of parts
 * @param examples all rows, at least one
 * @param heldOutFrom rows at and after this index are always held out and those before may be visible; equal to the
 *     number of rows when the suite declares no test rows of its own
 * @param secretProgram the program that produced a synthetic task; never a training target outside the control that is
 *     named after it
 */
public record Task(
        String domain,
        String profile,
        String pool,
        String stratum,
        List<Example> examples,
        int heldOutFrom,
        @Nullable String secretProgram) {

    /** Refuses a task without rows or with a held-out boundary outside of them. */
    public Task {
        examples = List.copyOf(examples);
        if (examples.isEmpty()) {
            throw new IllegalArgumentException("task.examples: at least one row is needed");
        }
        if (heldOutFrom < 1 || heldOutFrom > examples.size()) {
            throw new IllegalArgumentException(
                    "task.heldOutFrom: %d is outside 1..%d".formatted(heldOutFrom, examples.size()));
        }
    }

    /** Identity by content: domain, profile and every row; the label of pool and stratum does not change it. */
    public String id() {
        Digest digest = Digest.of("task").add(domain).add(profile).add(heldOutFrom);
        for (Example example : examples) {
            digest.add(example.input().size());
            example.input().forEach(digest::add);
            digest.add(example.output());
        }
        return digest.id();
    }
}
