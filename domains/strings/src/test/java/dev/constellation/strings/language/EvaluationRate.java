package dev.constellation.strings.language;

import com.sun.management.ThreadMXBean;
import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.ProgramException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures evaluations a second on one thread over the sampled reference vectors (20,000 program and input pairs, every
 * distinct program compiled once), and what a run allocates. Run {@code main}; not a test.
 */
final class EvaluationRate {
    private static final int ROUNDS = 12;
    private static final int PASSES = 50;
    private static final double NANOS = 1e9;

    private EvaluationRate() {}

    /** Prints one line a round; the first ones warm up. */
    public static void main(String[] arguments) throws ProgramException {
        List<ReferenceVectors> vectors = ReferenceVectors.sampled();
        List<CompiledProgram> programs = compiled(vectors);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long outputBytes = vectors.stream().mapToLong(v -> v.output().length()).sum();
        for (int round = 0; round < ROUNDS; round++) {
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long cpu = threads.getCurrentThreadCpuTime();
            long characters = 0;
            for (int pass = 0; pass < PASSES; pass++) {
                characters += pass(vectors, programs);
            }
            double seconds = (threads.getCurrentThreadCpuTime() - cpu) / NANOS;
            long runs = (long) PASSES * vectors.size();
            System.out.printf(
                    "%,.0f evaluations per CPU second, %d bytes allocated a run, %d characters of output a run%n",
                    runs / seconds,
                    (threads.getCurrentThreadAllocatedBytes() - allocated) / runs,
                    outputBytes / vectors.size());
            if (characters == 0) {
                throw new IllegalStateException("no output");
            }
        }
    }

    private static long pass(List<ReferenceVectors> vectors, List<CompiledProgram> programs) {
        long characters = 0;
        for (int i = 0; i < vectors.size(); i++) {
            String output = programs.get(i).run(vectors.get(i).input());
            characters += output == null ? 0 : output.length();
        }
        return characters;
    }

    private static List<CompiledProgram> compiled(List<ReferenceVectors> vectors) throws ProgramException {
        StringLanguage language = new StringLanguage(Profile.RF);
        Map<String, CompiledProgram> distinct = new HashMap<>();
        List<CompiledProgram> programs = new ArrayList<>();
        for (ReferenceVectors vector : vectors) {
            CompiledProgram program = distinct.get(vector.program());
            if (program == null) {
                program = language.compile(vector.program());
                distinct.put(vector.program(), program);
            }
            programs.add(program);
        }
        return programs;
    }
}
