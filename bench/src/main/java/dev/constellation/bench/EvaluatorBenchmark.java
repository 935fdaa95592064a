package dev.constellation.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Language;
import dev.constellation.core.domain.ProgramException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The verifier's hot path: whole passes over the reference vectors, one program × input evaluation an operation. Compare
 * with {@code bench/peers/robustfill.py} on the same files; {@code bench/run evaluator} runs both.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xms512m", "-XX:+UseParallelGC"})
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class EvaluatorBenchmark {
    private static final int VECTORS = 20_189;
    private static final Path FOLDER = Path.of("domains/strings/src/test/resources");

    private final Map<String, List<List<String>>> inputs = new LinkedHashMap<>();
    private final Map<CompiledProgram, List<List<String>>> compiled = new IdentityHashMap<>();
    private @Nullable Language language;

    /** Runs the benchmark and prints one line a figure: work, value and unit, two spaces apart. */
    public static void main(String[] arguments) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(EvaluatorBenchmark.class.getName())
                .verbosity(VerboseMode.SILENT)
                .build();
        for (RunResult result : new Runner(options).run()) {
            Result<?> score = result.getPrimaryResult();
            System.out.printf(
                    Locale.ROOT,
                    "evaluator, %s  %.0f  evaluations/s%n",
                    score.getLabel().equals("run") ? "compiled before" : "compiled at first sight",
                    score.getScore());
        }
    }

    /** Reads the vectors. */
    @Setup
    public void read() throws IOException, ProgramException {
        language = Domain.find("strings").orElseThrow().language("rf");
        for (String file : List.of("robustfill-vectors.jsonl", "robustfill-random.jsonl.gz")) {
            read(locate(file));
        }
        int vectors = inputs.values().stream().mapToInt(List::size).sum();
        if (vectors != VECTORS) {
            throw new IllegalStateException("%d vectors, expected %d".formatted(vectors, VECTORS));
        }
        for (Map.Entry<String, List<List<String>>> vector : inputs.entrySet()) {
            compiled.put(language.compile(vector.getKey()), vector.getValue());
        }
    }

    /** Every program is compiled and run on its four inputs or so. */
    @Benchmark
    @OperationsPerInvocation(VECTORS)
    public void compileAndRun(Blackhole outputs) throws ProgramException {
        Language compiler = Objects.requireNonNull(language);
        for (Map.Entry<String, List<List<String>>> vector : inputs.entrySet()) {
            run(compiler.compile(vector.getKey()), vector.getValue(), outputs);
        }
    }

    /** Programs that were compiled before. */
    @Benchmark
    @OperationsPerInvocation(VECTORS)
    public void run(Blackhole outputs) {
        compiled.forEach((program, rows) -> run(program, rows, outputs));
    }

    private static void run(CompiledProgram program, List<List<String>> rows, Blackhole outputs) {
        for (List<String> row : rows) {
            outputs.consume(program.run(row));
        }
    }

    private static Path locate(String file) throws IOException {
        try (var found = Files.walk(FOLDER)) {
            return found.filter(path -> path.endsWith(file)).findFirst().orElseThrow();
        }
    }

    private void read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        try (InputStream bytes = Files.newInputStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes,
                        StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode vector = json.readTree(line);
                inputs.computeIfAbsent(vector.get("program").asText(), _ -> new ArrayList<>())
                        .add(List.of(vector.get("input").asText()));
            }
        }
    }
}
