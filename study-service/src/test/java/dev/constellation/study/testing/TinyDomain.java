package dev.constellation.study.testing;

import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Language;
import dev.constellation.core.domain.Prompts;
import dev.constellation.core.domain.Puzzle;
import dev.constellation.core.domain.RealBank;
import dev.constellation.core.domain.SynthesisRequest;
import dev.constellation.core.domain.Task;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

/** The smallest domain: tasks are numbered by the seed of their set, and every text is a program that is always wrong. */
public final class TinyDomain implements Domain {
    /** The bank of one task that ships with this domain; it also excludes one. */
    public static final String REAL_BANK = "tiny-real";

    /** A number of tasks that takes for ever to make. */
    public static final int ENDLESS = 9_999;

    /** A number of tasks that there are not. */
    public static final int TOO_MANY = 9_998;

    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public String digest() {
        return "tiny-1";
    }

    @Override
    public List<String> profiles() {
        return List.of("plain");
    }

    @Override
    public Language language(String profile) {
        return new AnyText(profile);
    }

    private record AnyText(String profile) implements Language {
        @Override
        public CompiledProgram compile(String text) {
            return new WrongProgram(text);
        }
    }

    private record WrongProgram(String canonical) implements CompiledProgram {
        @Override
        public String run(List<String> input) {
            return "wrong";
        }

        @Override
        public int size() {
            return 1;
        }

        @Override
        public int parts() {
            return 1;
        }
    }

    @Override
    public List<String> families() {
        return List.of("tiny");
    }

    @Override
    public Prompts prompts(String family) {
        if (!family.equals("tiny")) {
            throw new IllegalArgumentException("family '%s', there is: tiny".formatted(family));
        }
        return new TinyPrompts();
    }

    @Override
    public List<Task> synthesize(SynthesisRequest request) {
        if (request.count() == ENDLESS) {
            awaitInterruption();
        }
        if (request.count() == TOO_MANY) {
            throw new IllegalStateException("there are not so many tasks; ask for fewer");
        }
        return IntStream.range(0, request.count())
                .mapToObj(i -> task(
                        request.pool().label(),
                        Integer.toString(request.minParts()),
                        "%d/%d".formatted(request.seed(), i),
                        request.rows()))
                .toList();
    }

    private static void awaitInterruption() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /** A task whose rows follow from a text. */
    public static Task task(String pool, String stratum, String content, int rows) {
        List<Example> examples = IntStream.range(0, rows)
                .mapToObj(row -> new Example(List.of(content + "#" + row), "out " + row))
                .toList();
        return new Task("tiny", "plain", pool, stratum, examples, rows, "secret of " + content);
    }

    @Override
    public List<String> realBanks() {
        return List.of(REAL_BANK);
    }

    @Override
    public RealBank realBank(String name, String profile, int visibleCount) {
        return new RealBank(
                name,
                List.of(task(name, "real", "real", 6)),
                List.of(new RealBank.Exclusion("two-rows", "fewer than 2 rows would be held out")));
    }

    @Override
    public Set<String> axes(Task task) {
        return task.stratum().equals("real") ? Set.of() : Set.of("made");
    }

    @Override
    public List<List<String>> probes(Puzzle puzzle) {
        return List.of();
    }

    private static final class TinyPrompts implements Prompts {
        @Override
        public String family() {
            return "tiny";
        }

        @Override
        public String digest() {
            return "tiny-prompts-1";
        }

        @Override
        public String generator(Puzzle puzzle) {
            return puzzle.taskId();
        }

        @Override
        public String completion(String program) {
            return program;
        }

        @Override
        public String program(String completion) {
            return completion;
        }

        @Override
        public List<String> stop() {
            return List.of();
        }

        @Override
        public String critic(Puzzle puzzle, String program) {
            return puzzle.taskId() + program;
        }

        @Override
        public String yes() {
            return "y";
        }

        @Override
        public String no() {
            return "n";
        }
    }
}
