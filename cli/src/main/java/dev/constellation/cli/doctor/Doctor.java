package dev.constellation.cli.doctor;

import com.sun.management.OperatingSystemMXBean;
import dev.constellation.cli.cluster.Cluster;
import dev.constellation.cli.cluster.Home;
import dev.constellation.cli.cluster.Ports;
import dev.constellation.cli.cluster.ServiceCatalogue;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Looks at what Constellation needs on a machine. */
public final class Doctor {
    private static final int JDK = 25;
    private static final long MEMORY_MB = 3 * 1024;
    private static final long DISK_MB = 2 * 1024;

    private final Home home;
    private final Cluster cluster;

    /** Looks at the machine from one installation. */
    public Doctor(Home home, Cluster cluster) {
        this.home = home;
        this.cluster = cluster;
    }

    /** Everything that was looked at. */
    public List<Check> examine() {
        List<Check> checks = new ArrayList<>(List.of(jdk(), cores(), memory(), disk(), vectors(), docker()));
        List<String> unbuilt = unbuilt();
        checks.add(Check.of(
                "build",
                unbuilt.isEmpty(),
                unbuilt.isEmpty() ? "every part is built" : "not built: " + unbuilt,
                "run any command through ./constellation, which builds"));
        if (unbuilt.isEmpty()) {
            checks.addAll(ports());
        }
        return checks;
    }

    private static Check jdk() {
        int feature = Runtime.version().feature();
        return Check.of(
                "JDK",
                feature >= JDK,
                "%s at %s".formatted(Runtime.version(), System.getProperty("java.home")),
                "install JDK %d or newer, for example from https://adoptium.net".formatted(JDK));
    }

    private static Check cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        return Check.wish("cores", cores >= 2, String.valueOf(cores), "with one, studies take about twice as long");
    }

    private static Check memory() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long total = system.getTotalMemorySize() >> 20;
        return Check.of(
                "memory",
                total >= MEMORY_MB,
                total + " MB",
                "all processes together take up to %d MB".formatted(MEMORY_MB));
    }

    private Check disk() {
        try {
            long free = Files.getFileStore(home.directory("")).getUsableSpace() >> 20;
            return Check.of(
                    "disk",
                    free >= DISK_MB,
                    "%d MB free at %s".formatted(free, home.state()),
                    "%d MB are needed; CONSTELLATION_HOME names another place".formatted(DISK_MB));
        } catch (IOException e) {
            return new Check("disk", Check.Verdict.MISSING, "%s cannot be used: %s".formatted(home.state(), e));
        }
    }

    private static Check vectors() {
        int bits = VectorWidth.ofThisMachine();
        return Check.wish(
                "vector width",
                bits >= 256,
                bits == 0 ? "not known on this system" : bits + " bits",
                "the embedded model runs, but more slowly than on 256 or 512 bits");
    }

    private static Check docker() {
        return Check.wish("Docker", dockerAnswers(), dockerAnswers() ? "answers" : "does not answer", "not needed");
    }

    private static boolean dockerAnswers() {
        try {
            Process docker = new ProcessBuilder("docker", "info")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return docker.waitFor(10, TimeUnit.SECONDS) && docker.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private List<String> unbuilt() {
        return ServiceCatalogue.artifacts(home.root()).stream()
                .filter(artifact -> !Files.exists(artifact))
                .map(artifact -> home.root().relativize(artifact).toString())
                .toList();
    }

    private List<Check> ports() {
        Map<String, ProcessHandle> running = cluster.running();
        return new ServiceCatalogue(home)
                .covering(Set.of()).stream()
                        .flatMap(process -> process.ports().stream()
                                .map(port -> port(port, process.name(), running.containsKey(process.name()))))
                        .toList();
    }

    private static Check port(int port, String process, boolean running) {
        boolean free = Ports.isFree(port);
        return Check.of(
                "port " + port,
                running || free,
                running ? "used by the running " + process : (free ? "free" : "taken") + " for the " + process,
                running || free ? "" : Ports.whoHolds(port));
    }
}
