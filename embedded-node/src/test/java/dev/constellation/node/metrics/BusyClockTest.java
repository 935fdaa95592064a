package dev.constellation.node.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BusyClockTest {
    private final AtomicLong seconds = new AtomicLong();
    private final BusyClock clock = new BusyClock(() -> TimeUnit.SECONDS.toNanos(seconds.get()));

    @Test
    void workThatOverlapsCountsOnce() {
        clock.begin();
        seconds.set(2);
        clock.begin();
        seconds.set(5);
        clock.end();
        seconds.set(6);
        clock.end();
        seconds.set(100);
        assertThat(clock.seconds()).isEqualTo(6);
    }

    @Test
    void workThatOverlapsSharesItsTime() {
        clock.begin();
        double first = clock.sharedSeconds();
        seconds.set(2);
        clock.begin();
        double second = clock.sharedSeconds();
        seconds.set(5);
        assertThat(clock.sharedSeconds() - first).isEqualTo(3.5);
        clock.end();
        seconds.set(6);
        assertThat(clock.sharedSeconds() - second).isEqualTo(2.5);
        clock.end();
        seconds.set(100);
        assertThat(clock.sharedSeconds()).isEqualTo(4.5);
    }

    @Test
    void workInProgressCounts() {
        clock.begin();
        seconds.set(3);
        assertThat(clock.seconds()).isEqualTo(3);
    }
}
