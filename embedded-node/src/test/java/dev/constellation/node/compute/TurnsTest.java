package dev.constellation.node.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.constellation.node.RefusedException;
import dev.constellation.node.metrics.BusyClock;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TurnsTest {
    private final Turns turns = new Turns(new BusyClock(System::nanoTime));

    @Test
    void partsAreTakenInOrderOfArrival() throws InterruptedException {
        Part<?> first = part();
        Part<?> second = part();
        turns.add(List.of(first));
        turns.add(List.of(second));
        assertThat(turns.take()).isSameAs(first);
        assertThat(turns.take()).isSameAs(second);
    }

    @Test
    void aStepWaitsForThePartsThatExecuteAndNoneBeginsBeforeIt() throws InterruptedException {
        turns.add(List.of(part(), part()));
        turns.take();
        CountDownLatch stepping = new CountDownLatch(1);
        Thread training = Thread.startVirtualThread(() -> {
            turns.beginStep();
            stepping.countDown();
        });
        await().until(() -> training.getState() == Thread.State.WAITING);
        Thread sampling = Thread.startVirtualThread(this::takeOne);
        await().until(() -> sampling.getState() == Thread.State.WAITING);
        assertThat(stepping.getCount()).isOne();
        turns.done();
        stepping.await();
        assertThat(sampling.isAlive()).isTrue();
        turns.endStep();
        sampling.join();
    }

    @Test
    void trainingGivesWayUntilSamplingHasNothingToDo() throws InterruptedException {
        turns.add(List.of(part()));
        Thread training = Thread.startVirtualThread(() -> turns.awaitSampling(TimeUnit.HOURS.toNanos(1)));
        await().until(() -> training.getState() == Thread.State.TIMED_WAITING);
        turns.take();
        turns.done();
        training.join();
    }

    @Test
    void samplingThatNeverEndsHoldsTrainingUpForItsShareOnly() {
        turns.add(List.of(part()));
        long before = System.nanoTime();
        turns.awaitSampling(TimeUnit.MILLISECONDS.toNanos(50));
        assertThat(System.nanoTime() - before).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(45));
    }

    @Test
    void morePartsThanMayWaitAreRefused() {
        turns.add(Collections.nCopies(Turns.MAX_WAITING, part()));
        assertThatThrownBy(() -> turns.add(List.of(part())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("16384");
    }

    @Test
    void closingCancelsWhatWaits() {
        Part<?> part = part();
        turns.add(List.of(part));
        turns.close();
        assertThat(part.result()).isCancelled();
        assertThatThrownBy(() -> turns.add(List.of(part()))).hasMessageContaining("stopping");
    }

    private void takeOne() {
        try {
            turns.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Part<Integer> part() {
        return new Part<>(samplers -> 1, () -> {}, new BusyClock(System::nanoTime));
    }
}
