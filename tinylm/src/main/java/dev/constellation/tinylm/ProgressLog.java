package dev.constellation.tinylm;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Prints how training goes every few seconds and writes every step to a CSV file. */
final class ProgressLog implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Consumer<String> out;
    private final LongSupplier nanoTime;
    private final @Nullable Writer curve;
    private final long start;
    private long lastPrint;
    private double lossSum;
    private int lossCount;

    /**
     * Begins a log now.
     *
     * @param out receives lines to print
     * @param curve receives a line {@code step,tokens,loss,seconds} a step
     */
    ProgressLog(Consumer<String> out, LongSupplier nanoTime, @Nullable Path curve) throws IOException {
        this.out = out;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.lastPrint = start;
        this.curve = curve == null ? null : Files.newBufferedWriter(curve, StandardCharsets.UTF_8);
        if (this.curve != null) {
            this.curve.write("step,tokens,loss,seconds\n");
        }
    }

    void step(LossPoint point, double share) {
        long now = nanoTime.getAsLong();
        double seconds = (now - start) / 1e9;
        lossSum += point.loss();
        lossCount++;
        write(point, seconds);
        if (now - lastPrint >= INTERVAL.toNanos() || share >= 1) {
            print(point, share, seconds);
            lastPrint = now;
        }
    }

    @Override
    public void close() throws IOException {
        if (curve != null) {
            curve.close();
        }
    }

    private void print(LossPoint point, double share, double seconds) {
        out.accept(String.format(
                Locale.ROOT,
                "step %d  %.1f %%  %,d tokens  loss %.4f  %,.0f tokens/s  %s left",
                point.step(),
                100 * share,
                point.tokens(),
                lossSum / lossCount,
                point.tokens() / seconds,
                minutes(seconds * (1 - share) / share)));
        lossSum = 0;
        lossCount = 0;
        flush();
    }

    private void write(LossPoint point, double seconds) {
        if (curve == null) {
            return;
        }
        try {
            curve.write(String.format(
                    Locale.ROOT, "%d,%d,%.5f,%.2f%n", point.step(), point.tokens(), point.loss(), seconds));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void flush() {
        try {
            if (curve != null) {
                curve.flush();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String minutes(double seconds) {
        return String.format(Locale.ROOT, "%d:%02d min", (long) seconds / 60, (long) seconds % 60);
    }
}
