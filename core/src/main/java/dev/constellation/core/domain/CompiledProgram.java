package dev.constellation.core.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program ready to run. Implementations are immutable and thread-safe. */
public interface CompiledProgram {
    /** The canonical text: equal for programs that differ in spelling only. */
    String canonical();

    /** Number of parts that are concatenated, the unit of task strata. */
    int parts();

    /** Nodes of the syntax tree of the canonical program, the measure of the policy "shortest". */
    int size();

    /**
     * Runs the program; bounded by the language's limits.
     *
     * @param columns the input row
     * @return the output, or null when the row is an error for this program (a limit, or a missing column)
     */
    @Nullable
    String run(List<String> columns);
}
