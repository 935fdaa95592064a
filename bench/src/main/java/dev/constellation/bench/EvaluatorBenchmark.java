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
import java.util.HashMap;
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
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
public class EvaluatorBenchmark {
    private static final int VECTORS = 20_189;
    private static final Path FOLDER = Path.of("domains/strings/src/test/resources");

    private final List<String> programs = new ArrayList<>();
    private final List<List<String>> inputs = new ArrayList<>();
    private final List<CompiledProgram> compiled = new ArrayList<>();
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
        if (programs.size() != VECTORS) {
            throw new IllegalStateException("%d vectors, expected %d".formatted(programs.size(), VECTORS));
        }
        Map<String, CompiledProgram> distinct = new HashMap<>();
        for (String program : programs) {
            compiled.add(compile(distinct, program));
        }
    }

    /** Every distinct program is compiled at its first sight in a pass, then run. */
    @Benchmark
    @OperationsPerInvocation(VECTORS)
    public void compileAndRun(Blackhole outputs) throws ProgramException {
        Map<String, CompiledProgram> distinct = new HashMap<>();
        for (int i = 0; i < VECTORS; i++) {
            outputs.consume(compile(distinct, programs.get(i)).run(inputs.get(i)));
        }
    }

    /** Programs that were compiled before. */
    @Benchmark
    @OperationsPerInvocation(VECTORS)
    public void run(Blackhole outputs) {
        for (int i = 0; i < VECTORS; i++) {
            outputs.consume(compiled.get(i).run(inputs.get(i)));
        }
    }

    private CompiledProgram compile(Map<String, CompiledProgram> distinct, String program) throws ProgramException {
        CompiledProgram known = distinct.get(program);
        if (known == null) {
            known = Objects.requireNonNull(language).compile(program);
            distinct.put(program, known);
        }
        return known;
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
                programs.add(vector.get("program").asText());
                inputs.add(List.of(vector.get("input").asText()));
            }
        }
    }
}
