package dev.constellation.core.judging;

import dev.constellation.core.Digest;
import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Split;
import dev.constellation.core.domain.Task;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one task under one split, ready to run programs on.
 *
 * @param visible rows that a model saw, in drawing order
 * @param heldOut the other rows, ascending
 * @param all every row in the task's order
 * @param probes inputs without answers that tell behaviours apart
 */
record Evidence(List<Example> visible, List<Example> heldOut, List<Example> all, List<List<String>> probes) {
    /** Separates an error from every output in a digest of behaviour. */
    private static final long ERROR = 0;

    private static final long OUTPUT = 1;

    static Evidence of(Domain domain, Task task, Split split) {
        List<Example> all = task.examples();
        List<Example> heldOut =
                Arrays.stream(split.heldOutRows(task)).mapToObj(all::get).toList();
        var puzzle = split.puzzle(task, false);
        return new Evidence(puzzle.visible(), heldOut, all, domain.probes(puzzle));
    }

    Judgement.Judged judge(CompiledProgram program) {
        boolean visiblePass = isRightOn(visible, program);
        return new Judgement.Judged(
                visiblePass,
                isRightOn(heldOut, program),
                visiblePass ? behaviour(program) : "",
                visiblePass ? heldOutBehaviour(program) : "",
                program);
    }

    private static boolean isRightOn(List<Example> rows, CompiledProgram program) {
        for (Example row : rows) {
            if (!row.output().equals(run(program, row.input()))) {
                return false;
            }
        }
        return true;
    }

    private String behaviour(CompiledProgram program) {
        Digest digest = Digest.of("behaviour");
        visible.forEach(row -> addOutput(digest, run(program, row.input())));
        probes.forEach(input -> addOutput(digest, run(program, input)));
        return digest.id();
    }

    private String heldOutBehaviour(CompiledProgram program) {
        Digest digest = Digest.of("held-out behaviour");
        all.forEach(row -> addOutput(digest, run(program, row.input())));
        return digest.id();
    }

    private static void addOutput(Digest digest, @Nullable String output) {
        if (output == null) {
            digest.add(ERROR);
        } else {
            digest.add(OUTPUT).add(output);
        }
    }

    /** A program that breaks its contract on a row has an error there, like any other. */
    private static @Nullable String run(CompiledProgram program, List<String> input) {
        try {
            return program.run(input);
        } catch (RuntimeException | StackOverflowError e) {
            return null;
        }
    }
}
