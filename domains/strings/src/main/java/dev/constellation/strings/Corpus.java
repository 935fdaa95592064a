package dev.constellation.strings;

import dev.constellation.core.RandomStream;
import dev.constellation.core.domain.Prompts;
import dev.constellation.core.domain.Puzzle;
import dev.constellation.core.domain.Split;
import dev.constellation.core.domain.SynthesisRequest;
import dev.constellation.core.domain.Task;
import dev.constellation.strings.prompt.JsonText;
import dev.constellation.strings.prompt.TinyPrompts;
import dev.constellation.strings.synthesis.TaskSynthesizer;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a training corpus, one task a line. For the embedded model a line is a JSON array of strings that are context and
 * target in turn, see {@link TinyPrompts#programSegments} and {@link TinyPrompts#executionSegments}; for other families it is
 * an object with {@code prompt} and {@code completion}, a row of a fine-tuning file.
 */
public final class Corpus {
    private static final int REPORT_EVERY = 20_000;
    private static final double NANOS = 1e9;

    private final CorpusOptions options;
    private final TinyPrompts tiny = new TinyPrompts();
    private final Prompts prompts;
    private final TaskSynthesizer synthesizer = new TaskSynthesizer(StringsDomain.NAME);
    private final RandomStream random;
    private final PrintStream progress;
    private final long start = System.nanoTime();
    private int written;

    private Corpus(CorpusOptions options, PrintStream progress) {
        this.options = options;
        this.prompts = new StringsDomain().prompts(options.family());
        this.random = RandomStream.of(options.seed());
        this.progress = progress;
    }

    /** Writes a corpus; options and defaults are those of {@link CorpusOptions}. */
    public static void main(String[] arguments) throws IOException {
        new Corpus(CorpusOptions.of(arguments), System.out).write();
    }

    private void write() throws IOException {
        try (BufferedWriter out = new BufferedWriter(new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(options.out())), StandardCharsets.UTF_8))) {
            for (SynthesisRequest request : options.requests()) {
                synthesizer.synthesize(request, task -> append(task, out));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        report();
    }

    private void append(Task task, BufferedWriter out) {
        try {
            out.write(line(task) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written++;
        if (written % REPORT_EVERY == 0) {
            report();
        }
    }

    private String line(Task task) {
        if (options.family().equals(TinyPrompts.FAMILY)) {
            return segments(task).stream().map(JsonText::quote).collect(Collectors.joining(",", "[", "]"));
        }
        Puzzle puzzle = new Split(options.seed(), options.visible()).puzzle(task, false);
        return "{\"prompt\":%s,\"completion\":%s}"
                .formatted(
                        JsonText.quote(prompts.generator(puzzle)),
                        JsonText.quote(prompts.completion(Objects.requireNonNull(task.secretProgram()))));
    }

    private List<String> segments(Task task) {
        Split split = new Split(options.seed(), options.visible());
        Puzzle puzzle = split.puzzle(task, false);
        String program = Objects.requireNonNull(task.secretProgram());
        if (random.chance(options.execution())) {
            int unseen = split.heldOutRows(task)[0];
            return tiny.executionSegments(puzzle, program, task.examples().get(unseen));
        }
        return tiny.programSegments(puzzle, program);
    }

    private void report() {
        double seconds = (System.nanoTime() - start) / NANOS;
        progress.printf("%,d of %,d tasks, %,.0f tasks/s%n", written, options.count(), written / seconds);
    }
}
