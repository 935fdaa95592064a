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
    void workInProgressCounts() {
        clock.begin();
        seconds.set(3);
        assertThat(clock.seconds()).isEqualTo(3);
    }
}
