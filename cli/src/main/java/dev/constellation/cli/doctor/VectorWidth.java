package dev.constellation.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** How wide the vector registers of a machine are. */
final class VectorWidth {
    private VectorWidth() {}

    /** Bits; 0 when the system does not say. */
    static int ofThisMachine() {
        if (System.getProperty("os.arch").equals("aarch64")) {
            return 128;
        }
        try {
            return of(Files.readString(Path.of("/proc/cpuinfo")));
        } catch (IOException e) {
            return 0;
        }
    }

    /** Bits by the flags of {@code /proc/cpuinfo}. */
    static int of(String cpuinfo) {
        Set<String> flags = cpuinfo.lines()
                .filter(line -> line.startsWith("flags"))
                .flatMap(line -> Arrays.stream(line.split("\\s+")))
                .collect(Collectors.toSet());
        if (flags.contains("avx512f")) {
            return 512;
        }
        return flags.contains("avx2") ? 256 : 128;
    }
}
