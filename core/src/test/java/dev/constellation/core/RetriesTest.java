package dev.constellation.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.core.FailureException.Category;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetriesTest {
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Instant> retries = new ArrayList<>();
    private Instant now = Instant.EPOCH;
    private int attempts;

    @Test
    void repeatsUntilAnAttemptSucceeds() throws FailureException {
        assertThat(within(Duration.ofMinutes(2)).run("a", () -> failing(3))).isEqualTo("done");
        assertThat(retries).hasSize(3);
    }

    @Test
    void pausesDoubleFromTheFirstToTheLongest() {
        assertThatThrownBy(() -> within(Duration.ofMinutes(2)).run("a", () -> failing(Integer.MAX_VALUE)));
        for (int i = 0; i < pauses.size(); i++) {
            long most = Math.min(100L << Math.min(i, 20), 5_000);
            assertThat(pauses.get(i).toMillis()).isBetween(most / 2, most);
        }
        assertThat(pauses).hasSizeGreaterThan(24);
    }

    @Test
    void noAttemptStartsAfterTheLimit() {
        assertThatThrownBy(() -> within(Duration.ofSeconds(10)).run("a", () -> failing(Integer.MAX_VALUE)))
                .isInstanceOf(FailureException.class)
                .hasMessageContaining("no answer (gave up after")
                .hasMessageContaining("PT10S");
        assertThat(now).isBeforeOrEqualTo(Instant.EPOCH.plusSeconds(10));
    }

    @Test
    void subjectsThatFailTogetherComeBackApart() {
        assertThatThrownBy(() -> within(Duration.ofSeconds(1)).run("a", () -> failing(Integer.MAX_VALUE)));
        List<Duration> first = List.copyOf(pauses);
        pauses.clear();
        now = Instant.EPOCH;
        assertThatThrownBy(() -> within(Duration.ofSeconds(1)).run("b", () -> failing(Integer.MAX_VALUE)));
        assertThat(pauses).isNotEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENVIRONMENT")
    void whatAnotherAttemptWouldNotMendIsReportedAtOnce(Category category) {
        FailureException failure = new FailureException(category, "wrong", null);
        assertThatThrownBy(() -> within(Duration.ofMinutes(2)).run("a", () -> {
                    throw failure;
                }))
                .isSameAs(failure);
        assertThat(pauses).isEmpty();
    }

    private Retries within(Duration limit) {
        return new Retries(limit, () -> now, this::sleep, () -> retries.add(now));
    }

    private void sleep(Duration time) {
        pauses.add(time);
        now = now.plus(time);
    }

    private String failing(int times) throws FailureException {
        if (attempts++ < times) {
            throw FailureException.environment("no answer");
        }
        return "done";
    }
}
