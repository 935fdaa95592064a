package dev.constellation.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.core.FailureException;
import dev.constellation.core.FailureException.Category;
import dev.constellation.events.RequestProcessor.Work;
import dev.constellation.events.avro.DeadLetter;
import dev.constellation.events.avro.FailureCategory;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.Puzzle;
import dev.constellation.events.avro.ScoreChunk;
import dev.constellation.events.avro.ScoringRequest;
import dev.constellation.events.avro.Split;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestProcessorTest {
    private static final ModelRef CRITIC = new ModelRef("critic", "00ff", "byte");

    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte[]> answers = new ArrayList<>();
    private final List<byte[]> deadLetters = new ArrayList<>();
    private final MeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void anAnswerIsWrittenUnderItsKey() throws Exception {
        processor(RequestProcessorTest::score).process(record(encoded(request())));
        assertThat(keys).containsExactly("task".getBytes(StandardCharsets.UTF_8));
        assertThat(Codec.of(ScoreChunk.class).decode(answers.getFirst()).getRequestId())
                .isEqualTo("request");
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void bytesThatAreNoRequestBecomeADeadLetterOfTheInput() throws Exception {
        processor(RequestProcessorTest::score).process(record(new byte[] {1, 2, 3}));
        DeadLetter letter = deadLetter();
        assertThat(letter.getCategory()).isEqualTo(FailureCategory.INPUT);
        assertThat(letter.getSubject()).isNull();
        assertThat(letter.getOffset()).isEqualTo(7);
        assertThat(letter.getValue().array()).containsExactly(1, 2, 3);
    }

    @Test
    void aRecordWithoutAValueBecomesADeadLetter() throws Exception {
        processor(RequestProcessorTest::score).process(record(null));
        assertThat(deadLetter().getCategory()).isEqualTo(FailureCategory.INPUT);
        assertThat(deadLetter().getReason()).isEqualTo("the record has no value");
    }

    @ParameterizedTest
    @EnumSource
    void aFailureKeepsItsCategoryAndNamesTheRequest(Category category) throws Exception {
        processor(request -> {
                    throw new FailureException(category, "it is broken", null);
                })
                .process(record(encoded(request())));
        DeadLetter letter = deadLetter();
        assertThat(letter.getCategory().name()).isEqualTo(category.name());
        assertThat(letter.getReason()).isEqualTo("it is broken");
        assertThat(letter.getSubject()).isEqualTo("request");
        assertThat(meters.counter("constellation.dead.letters", "category", category.name())
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aDefectBecomesADeadLetterAndNotTheEndOfTheService() throws Exception {
        processor(request -> {
                    throw new IllegalStateException("bug");
                })
                .process(record(encoded(request())));
        assertThat(deadLetter().getCategory()).isEqualTo(FailureCategory.INTERNAL);
    }

    @Test
    void anAnswerThatNoRecordHoldsBecomesADeadLetter() throws Exception {
        processor(request -> {
                    List<String> large = Collections.nCopies(2_000, "x".repeat(1_000));
                    return ScoreChunk.newBuilder(score(request))
                            .setSurvivors(large)
                            .build();
                })
                .process(record(encoded(request())));
        assertThat(deadLetter().getReason()).contains("a record may have " + Topic.MAX_VALUE_BYTES);
        assertThat(answers).isEmpty();
    }

    @Test
    void aSchemaOfANewerVersionStopsTheReader() {
        byte[] unknown = encoded(request());
        unknown[5] ^= 1;
        assertThatThrownBy(() -> processor(RequestProcessorTest::score).process(record(unknown)))
                .hasMessageContaining("a newer version of the service is needed");
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void anAnswerThatCannotBeWrittenLeavesTheRequestToBeReadAgain() {
        RequestProcessor<ScoringRequest, ScoreChunk> processor = new RequestProcessor<>(
                Exchange.scoring(),
                RequestProcessorTest::score,
                (key, value) -> {
                    throw new IllegalStateException("no broker");
                },
                (key, value) -> deadLetters.add(value),
                meters);
        assertThatThrownBy(() -> processor.process(record(encoded(request())))).hasMessage("no broker");
        assertThat(deadLetters).isEmpty();
    }

    @Test
    void whatFailsBecauseTheServiceStopsIsLeftToTheNextProcess() {
        List<RequestProcessor<?, ?>> self = new ArrayList<>();
        self.add(processor(request -> {
            self.getFirst().stop();
            throw FailureException.environment("connection closed");
        }));
        assertThatThrownBy(() -> self.getFirst().process(record(encoded(request()))))
                .isInstanceOf(CancellationException.class);
        assertThat(deadLetters).isEmpty();
    }

    private RequestProcessor<ScoringRequest, ScoreChunk> processor(Work<ScoringRequest, ScoreChunk> work) {
        return new RequestProcessor<>(
                Exchange.scoring(),
                work,
                (key, value) -> {
                    keys.add(key);
                    answers.add(value);
                },
                (key, value) -> deadLetters.add(value),
                meters);
    }

    private DeadLetter deadLetter() throws Codec.PoisonException {
        assertThat(deadLetters).hasSize(1);
        return Codec.of(DeadLetter.class).decode(deadLetters.getFirst());
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] value) {
        return new ConsumerRecord<>("scoring-requests", 0, 7, null, value);
    }

    private static byte[] encoded(ScoringRequest request) {
        return Codec.of(ScoringRequest.class).encode(request);
    }

    private static ScoreChunk score(ScoringRequest request) {
        return ScoreChunk.newBuilder()
                .setRequestId(request.getRequestId())
                .setStudyId(request.getStudyId())
                .setRun(request.getRun())
                .setAnalysis(request.getAnalysis())
                .setTaskId(request.getPuzzle().getTaskId())
                .setCritic(request.getCritic())
                .setSurvivors(request.getSurvivors())
                .setMargins(List.of())
                .setPromptTokens(0)
                .setNodeSeconds(0)
                .setCpuSeconds(0)
                .build();
    }

    private static ScoringRequest request() {
        return ScoringRequest.newBuilder()
                .setRequestId("request")
                .setStudyId("study")
                .setRun(0)
                .setAnalysis("main")
                .setTrajectory(1)
                .setRound(1)
                .setDomain("strings")
                .setSplit(new Split(1L, 2))
                .setPuzzle(new Puzzle("task", List.of(), List.of()))
                .setSurvivors(List.of())
                .setCritic(CRITIC)
                .build();
    }
}
