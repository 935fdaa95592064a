package dev.constellation.study.engine;

import dev.constellation.events.Codec;
import dev.constellation.events.Codec.PoisonException;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.DeadLetter;
import dev.constellation.study.Settings;
import dev.constellation.study.log.LogReader;
import dev.constellation.study.log.Positions;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What tests do to the service that its users cannot. */
@ApplicationScoped
public class StudyControl {
    private final StudyEngine engine;
    private final Settings settings;
    private final Map<String, Object> connection;

    StudyControl(StudyEngine engine, Settings settings, @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.engine = engine;
        this.settings = settings;
        connection = kafka;
    }

    /** Forgets everything and starts from the log. */
    public void restart() {
        engine.stop();
        engine.start();
    }

    public void deleteReports() {
        try (Stream<Path> files = Files.walk(settings.reports())) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The dead letters of the study service. */
    public List<DeadLetter> deadLetters() {
        Codec<DeadLetter> codec = Codec.of(DeadLetter.class);
        List<DeadLetter> letters = new ArrayList<>();
        try (LogReader reader = new LogReader(connection)) {
            reader.seek(List.of(Topic.STUDY_DEAD_LETTERS), Positions.beginning());
            while (!reader.caughtUp()) {
                reader.poll(Duration.ofMillis(100)).forEach(record -> letters.add(decode(codec, record.value())));
            }
        }
        return letters;
    }

    private static DeadLetter decode(Codec<DeadLetter> codec, byte[] value) {
        try {
            return codec.decode(value);
        } catch (PoisonException e) {
            throw new AssertionError(e);
        }
    }
}
