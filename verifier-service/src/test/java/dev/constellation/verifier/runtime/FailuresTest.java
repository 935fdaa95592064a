package dev.constellation.verifier.runtime;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final List<String> fatal = new ArrayList<>();

    @Test
    void aFailureOfTheEnvironmentStartsTheThreadAgain() {
        Failures failures = new Failures(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), fatal::add);
        assertThat(failures.handle(new TimeoutException("broker away"))).isEqualTo(REPLACE_THREAD);
        assertThat(fatal).isEmpty();
    }

    @Test
    void aSecondProcessUnderTheSameNameStopsTheServiceAtOnce() {
        Failures failures = new Failures(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), fatal::add);
        StreamsException fenced = new StreamsException(new FencedInstanceIdException("fenced"));
        assertThat(failures.handle(fenced)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(fatal).singleElement().asString().contains("CONSTELLATION_INSTANCE");
    }

    @Test
    void failuresThatRepeatTooQuicklyStopTheServiceAndNameTheLast() {
        Failures failures = new Failures(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), fatal::add);
        for (int i = 0; i < 10; i++) {
            failures.handle(new TimeoutException("broker away"));
        }
        assertThat(failures.handle(new TimeoutException("still away"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(fatal).singleElement().asString().contains("11 failures", "still away");
    }
}
