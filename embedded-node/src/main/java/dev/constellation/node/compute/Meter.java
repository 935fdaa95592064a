package dev.constellation.node.compute;

import com.sun.management.OperatingSystemMXBean;
import dev.constellation.node.metrics.BusyClock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Measures what goes on from its making to {@link #read}. */
final class Meter {
    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final BusyClock busy;
    private final LongSupplier cpuNanos;
    private final double nodeSeconds;
    private final long cpu;

    private Meter(BusyClock busy, LongSupplier cpuNanos) {
        this.busy = busy;
        this.cpuNanos = cpuNanos;
        nodeSeconds = busy.sharedSeconds();
        cpu = cpuNanos.getAsLong();
    }

    /** Of what this thread does, while others do something else. */
    static Meter ofThread(BusyClock busy) {
        return new Meter(busy, THREADS::getCurrentThreadCpuTime);
    }

    /** Of what the whole process does. */
    static Meter ofProcess(BusyClock busy) {
        return new Meter(busy, PROCESS::getProcessCpuTime);
    }

    Cost read() {
        return new Cost(busy.sharedSeconds() - nodeSeconds, (cpuNanos.getAsLong() - cpu) / NANOS);
    }
}
