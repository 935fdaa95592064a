package dev.constellation.study.replay;

import dev.constellation.broker.BrokerLibrary;
import dev.constellation.broker.BrokerProcess;
import dev.constellation.broker.BrokerSettings;
import dev.constellation.core.Digest;
import dev.constellation.core.RandomStream;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.events.Codec;
import dev.constellation.events.DomainRecords;
import dev.constellation.events.Ids;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.Candidate;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.FinishReason;
import dev.constellation.events.avro.ModelEvent;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.ParseResult;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.Role;
import dev.constellation.events.avro.ScoreChunk;
import dev.constellation.events.avro.ScoringRequest;
import dev.constellation.events.avro.Verdict;
import dev.constellation.events.avro.VerdictChunk;
import dev.constellation.study.plan.EvaluatedCell;
import dev.constellation.study.plan.EvaluatedCells;
import dev.constellation.study.plan.Outgoing;
import dev.constellation.study.plan.Preparation;
import dev.constellation.study.plan.StudyContext;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A study that never ran, as its services would have logged it: three samples in ten survive, of eight programs and four
 * behaviours, and every survivor has a margin.
 */
final class SyntheticLog {
    private static final int PROGRAMS = 8;

    private final StudyContext study;
    private final String servers;
    private final ModelRef critic;
    private long candidates;
    private long chunks;
    private long bytes;

    SyntheticLog(StudyContext study, String servers) {
        this.study = study;
        this.servers = servers;
        String name = study.key().studyId().substring(0, 8) + "-t0-critic";
        critic = new ModelRef(name, "critic", "tinylm");
    }

    static BrokerProcess broker(Path folder) throws IOException {
        try (ServerSocket first = new ServerSocket(0);
                ServerSocket second = new ServerSocket(0)) {
            int port = first.getLocalPort();
            int controller = second.getLocalPort();
            first.close();
            second.close();
            return BrokerProcess.start(new BrokerSettings(
                    BrokerLibrary.find(),
                    folder.resolve("data"),
                    port,
                    controller,
                    folder.resolve("broker.log"),
                    Path.of(System.getProperty("java.home"), "bin", "java")));
        }
    }

    long candidates() {
        return candidates;
    }

    long chunks() {
        return chunks;
    }

    long bytes() {
        return bytes;
    }

    Writer writer() {
        return new Writer();
    }

    /** Writes everything and keeps nothing of it, so that the heap of a replay is that of the replay. */
    void fill() {
        Domain domain = Domain.find(study.definition().domain()).orElseThrow();
        Preparation banks = Preparation.ofBanks(domain, study.definition());
        banks.next();
        EvaluatedCells cells = new EvaluatedCells(study, banks.result(), Map.of(critic.getName(), critic));
        try (Writer writer = writer()) {
            writer.write(List.of(new Outgoing(Topic.MODELS, critic.getName(), model())));
            for (int number = 0; number < cells.size(); number++) {
                EvaluatedCell cell = cells.cell(number);
                writer.write(records(cells, cell));
            }
            bytes = writer.bytes;
        }
    }

    private List<Outgoing> records(EvaluatedCells cells, EvaluatedCell cell) {
        String task = cell.sampled().task().id();
        var puzzle = DomainRecords.record(
                cell.sampled().task().puzzles().get(cell.sampled().splitIndex()));
        String behaviours = Ids.chunk(at(cell, 0));
        TreeSet<String> survivors = new TreeSet<>();
        List<Outgoing> records = new ArrayList<>();
        RandomStream random =
                RandomStream.of(Digest.of("replay-benchmark").add(cell.number()).seed());
        for (int number = 0; number < cell.sampled().chunks(); number++) {
            Coordinates at = at(cell, number);
            String chunk = Ids.chunk(at);
            List<Candidate> texts = new ArrayList<>();
            List<Verdict> verdicts = new ArrayList<>();
            for (int i = 0; i < cell.sampled().samplesOf(number); i++) {
                int program = random.nextInt(PROGRAMS);
                boolean survives = random.chance(0.3);
                String text = "concat(sub(x1, %d, -1), const(\"-\"), lower(token(x2, word, %d)))".formatted(program, i);
                texts.add(new Candidate(text, random.between(10, 40), -20 * random.nextDouble(), FinishReason.STOP));
                verdicts.add(verdict(behaviours, program, survives));
                if (survives) {
                    survivors.add(program(program));
                }
            }
            candidates += texts.size();
            chunks++;
            int first = number * StudyDefinition.CHUNK_SAMPLES;
            records.add(
                    new Outgoing(Topic.CANDIDATES, task, new CandidateChunk(chunk, at, first, texts, 180, 0.1, 0.1)));
            records.add(
                    new Outgoing(Topic.VERDICTS, task, new VerdictChunk(chunk, at, puzzle, first, verdicts, "domain")));
        }
        if (!survivors.isEmpty()) {
            ScoringRequest request = cells.scoring(cell, StudyContext.MAIN_ANALYSIS, 0, List.copyOf(survivors), critic);
            List<Double> margins = request.getSurvivors().stream()
                    .map(_ -> random.nextDouble())
                    .toList();
            records.add(new Outgoing(Topic.SCORES, task, scores(request, task, margins)));
        }
        return records;
    }

    private Coordinates at(EvaluatedCell cell, int chunk) {
        return Coordinates.newBuilder()
                .setStudyId(study.key().studyId())
                .setRun(0)
                .setPurpose(Purpose.EVALUATE)
                .setTrajectory(0)
                .setRound(0)
                .setModel(study.generator())
                .setTaskId(cell.sampled().task().id())
                .setDomain(study.definition().domain())
                .setProfile(study.definition().profile())
                .setSplit(DomainRecords.record(cell.sampled().split()))
                .setChunk(chunk)
                .build();
    }

    private static String program(int program) {
        return "concat(sub(x1, %d, -1), const(\"-\"), lower(token(x2, word, 1)))".formatted(program);
    }

    private static Verdict verdict(String behaviours, int program, boolean survives) {
        String behaviour = survives ? behaviours.substring(0, 31) + program / 2 : "";
        return Verdict.newBuilder()
                .setParse(ParseResult.PARSED)
                .setVisiblePass(survives)
                .setHeldOutPass(survives && program < 3)
                .setBehaviour(behaviour)
                .setHeldOutBehaviour(behaviour)
                .setProgram(survives ? program(program) : null)
                .setSize(7 + program)
                .setParts(3)
                .build();
    }

    private ScoreChunk scores(ScoringRequest request, String task, List<Double> margins) {
        return new ScoreChunk(
                request.getRequestId(),
                request.getStudyId(),
                0,
                request.getAnalysis(),
                task,
                critic,
                request.getSurvivors(),
                margins,
                0,
                0.1,
                0.1);
    }

    private ModelEvent model() {
        return ModelEvent.newBuilder()
                .setRequestId("critic")
                .setStudyId(study.key().studyId())
                .setRun(0)
                .setTrajectory(0)
                .setRound(0)
                .setRole(Role.CRITIC)
                .setModel(critic)
                .setParent(study.base())
                .setLocation("")
                .setDatasetDigest("")
                .setRows(0)
                .setCurve(List.of())
                .setTokens(0)
                .setNodeSeconds(0)
                .setCpuSeconds(0)
                .build();
    }

    /** Writes without transactions. */
    final class Writer implements AutoCloseable {
        private final KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        servers,
                        "linger.ms",
                        20,
                        "batch.size",
                        1 << 18,
                        "max.request.size",
                        2 << 20),
                new StringSerializer(),
                new ByteArraySerializer());
        private final Map<Class<?>, Codec<?>> codecs = new HashMap<>();
        private long bytes;

        void write(List<Outgoing> records) {
            for (Outgoing record : records) {
                byte[] value = encode(record.value());
                bytes += value.length;
                producer.send(new ProducerRecord<>(record.topic().topicName(), record.key(), value));
            }
        }

        @SuppressWarnings("unchecked")
        private <T extends SpecificRecord> byte[] encode(T value) {
            return ((Codec<T>) codecs.computeIfAbsent(value.getClass(), type -> Codec.of((Class<T>) type)))
                    .encode(value);
        }

        @Override
        public void close() {
            producer.close();
        }
    }
}
