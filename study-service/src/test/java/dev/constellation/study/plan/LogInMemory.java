package dev.constellation.study.plan;

import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.Topic;
import dev.constellation.study.log.AnswerReader;
import dev.constellation.study.testing.ScriptedServices;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Answers requests as the services do and keeps the answers in order, as a log of one partition would. */
final class LogInMemory {
    private final AnswerReader reader;
    private final List<Answer> answers = new ArrayList<>();

    LogInMemory(StudyKey study) {
        reader = new AnswerReader(study);
    }

    List<Answer> answers() {
        return answers;
    }

    /** Answers what a run asks until it asks no more. */
    void serve(StudyRun run) {
        for (List<Outgoing> requests = run.next(); !requests.isEmpty(); requests = run.next()) {
            for (Outgoing request : requests) {
                answer(request).forEach(run::accept);
            }
        }
    }

    List<Answer> answer(Outgoing request) {
        List<Answer> fresh = ScriptedServices.answer(request.value()).stream()
                .map(this::read)
                .toList();
        answers.addAll(fresh);
        return fresh;
    }

    private Answer read(Outgoing record) {
        try {
            return reader.read(record(record.topic(), record.value())).orElseThrow();
        } catch (PoisonException e) {
            throw new AssertionError(e);
        }
    }

    private ConsumerRecord<byte[], byte[]> record(Topic topic, SpecificRecord value) {
        return new ConsumerRecord<>(topic.topicName(), answers.size() % 3, answers.size(), new byte[0], encode(value));
    }

    @SuppressWarnings("unchecked")
    private static <T extends SpecificRecord> byte[] encode(T value) {
        return Codec.of((Class<T>) value.getClass()).encode(value);
    }
}
