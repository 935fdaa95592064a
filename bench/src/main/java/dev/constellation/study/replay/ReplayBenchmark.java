package dev.constellation.study.replay;

import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.study.StudyFile;
import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.study.log.LogReader;
import dev.constellation.study.log.LogWriter;
import dev.constellation.study.log.Positions;
import dev.constellation.study.plan.StudyContext;
import dev.constellation.study.plan.StudyKey;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.avro.specific.SpecificRecord;

/**
 * Fills the topics of a broker of its own with a synthetic study and replays it after the same topics were read and
 * decoded by one consumer in the same process. Arguments: number of candidates (default 1000000), samples of a cell
 * (default 64). For a built-in policy and for an expression it prints, as the median of five repetitions after two that
 * warm up, the rate of selecting, from the first record that is read to the last cell, that of the whole replay with
 * tasks, intervals and the publishing of picks, their ratios to reading, and the heap that lives when all cells are
 * selected. It stands in the package of what it times.
 */
public final class ReplayBenchmark {
    private static final String EXPRESSION = "margin + 0.3*log(count) - 0.01*length";
    private static final int SPLITS = 98;
    private static final int WARM_UPS = 2;
    private static final int REPETITIONS = 5;

    private final SyntheticLog log;
    private final StudyContext study;
    private final String servers;

    private ReplayBenchmark(SyntheticLog log, StudyContext study, String servers) {
        this.log = log;
        this.study = study;
        this.servers = servers;
    }

    /** Runs the benchmark. */
    public static void main(String[] arguments) throws IOException {
        long candidates = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
        int samples = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
        int tasks = Math.toIntExact(Math.max(1, Math.ceilDiv(candidates, (long) SPLITS * samples)));
        StudyContext study = study(tasks, samples);
        try (var broker = SyntheticLog.broker(Files.createTempDirectory("replay-benchmark"))) {
            SyntheticLog log = new SyntheticLog(study, broker.bootstrapServers());
            log.fill();
            new ReplayBenchmark(log, study, broker.bootstrapServers()).run();
        }
    }

    private static StudyContext study(int tasks, int samples) {
        String yaml = """
                name: replay-benchmark
                domain: strings
                profile: ff
                trajectories: 1
                rounds: 0
                splits: %d
                banks:
                  easy: {tasks: %d, parts: [1, 3]}
                critic: {tasks: 8, samples: 8}
                evaluations:
                  - {rounds: [0], banks: [easy], samples: %d}
                """.formatted(SPLITS, tasks, samples);
        StudyDefinition definition = StudyFile.parse("replay-benchmark.yaml", yaml, _ -> null);
        return new StudyContext(
                new StudyKey("0123456789abcdef0123456789abcdef", 0),
                definition,
                new ModelRef("base", "base", "tinylm"),
                new ModelRef("gen_v0", "gen_v0", "tinylm"),
                new ModelRef("base", "base", "tinylm"));
    }

    private void run() throws IOException {
        System.out.printf("%,d candidates in %,d chunks, %,d MB%n", log.candidates(), log.chunks(), log.bytes() >> 20);
        for (SelectionPolicy policy : List.of(Policies.SHORTEST, Expression.compile(EXPRESSION))) {
            List<Repetition> repetitions = new ArrayList<>();
            for (int i = -WARM_UPS; i < REPETITIONS; i++) {
                Repetition repetition = repetition(policy);
                if (i >= 0) {
                    repetitions.add(repetition);
                }
            }
            double read = median(repetitions, Repetition::read);
            double selecting = median(repetitions, Repetition::selecting);
            double whole = median(repetitions, Repetition::whole);
            System.out.printf(
                    Locale.ROOT,
                    "read and decode %,d/s; '%s': select %,d/s (%.2f of it), whole replay %,d/s (%.2f), heap %.0f MB%n",
                    rate(read),
                    policy.name(),
                    rate(selecting),
                    read / selecting,
                    rate(whole),
                    read / whole,
                    median(repetitions, Repetition::heapMegabytes));
        }
    }

    /** Seconds of reading, of selecting and of the whole replay, and the heap that it leaves. */
    private record Repetition(double read, double selecting, double whole, double heapMegabytes) {}

    private Repetition repetition(SelectionPolicy policy) throws IOException {
        double read = seconds(this::readAndDecode);
        Watched progress = new Watched();
        double whole = seconds(() -> replay(policy, progress));
        return new Repetition(read, progress.seconds("selecting"), whole, progress.heap() >> 20);
    }

    private static double median(List<Repetition> repetitions, ToDoubleFunction<Repetition> figure) {
        double[] sorted = repetitions.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private long rate(double seconds) {
        return Math.round(log.candidates() / seconds);
    }

    /** Adds up the time from each report of a phase to the next. */
    private static final class Watched extends Progress {
        private final Map<String, Long> nanos = new HashMap<>();
        private long last = System.nanoTime();
        private long heap;

        @Override
        synchronized void at(String phase, long done, long total) {
            long now = System.nanoTime();
            nanos.merge(phase, now - last, Long::sum);
            if (phase.equals("publishing picks") && heap == 0) {
                heap = heapAfterCollection();
            }
            last = System.nanoTime();
            super.at(phase, done, total);
        }

        /** Bytes that live once all cells are selected, while the intervals are computed. */
        synchronized long heap() {
            return heap;
        }

        synchronized double seconds(String phase) {
            return nanos.getOrDefault(phase, 0L) / 1e9;
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static double seconds(Work work) throws IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private void readAndDecode() {
        List<Topic> topics = List.of(Topic.CANDIDATES, Topic.VERDICTS, Topic.SCORES);
        Map<String, Codec<? extends SpecificRecord>> codecs = new HashMap<>();
        topics.forEach(topic -> codecs.put(topic.topicName(), Codec.of(topic.type())));
        try (LogReader reader = new LogReader(connection())) {
            reader.seek(topics, Positions.beginning());
            while (!reader.caughtUp()) {
                reader.poll(Duration.ofMillis(200)).forEach(record -> {
                    try {
                        Objects.requireNonNull(codecs.get(record.topic())).decode(record.value());
                    } catch (PoisonException e) {
                        throw new IllegalStateException(e);
                    }
                });
            }
        }
    }

    private void replay(SelectionPolicy policy, Progress progress) throws IOException {
        Path file = Files.createTempFile("replay", ".json");
        try (LogReader reader = reader();
                SyntheticLog.Writer writer = log.writer()) {
            LogWriter picks = writer::write;
            Reselecting replay = new Reselecting(
                    study,
                    Positions.beginning(),
                    policy,
                    Optional.empty(),
                    new Period(Optional.empty(), Optional.empty()),
                    this::reader,
                    picks,
                    _ -> file);
            replay.run(reader, progress);
        } finally {
            Files.delete(file);
        }
    }

    private LogReader reader() {
        return LogReader.inSmallSteps(connection());
    }

    private Map<String, Object> connection() {
        return Map.of("bootstrap.servers", servers);
    }

    private static long heapAfterCollection() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && pool.getCollectionUsage() != null)
                .mapToLong(ReplayBenchmark::used)
                .sum();
    }

    private static long used(MemoryPoolMXBean pool) {
        return pool.getCollectionUsage().getUsed();
    }
}
