package dev.constellation.cli.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a loopback port is free and, where the system tells, which process listens there. */
public final class Ports {
    private static final String LISTENING = "0A";
    private static final Duration RELEASE_LIMIT = Duration.ofSeconds(5);

    private Ports() {}

    /** Whether a process could listen there. */
    public static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The same, but waits while nobody is known to listen: the system may still be taking the port from a dead process. */
    static boolean becomesFree(int port) {
        Polling.until(RELEASE_LIMIT, () -> isFree(port) || listener(port).isPresent());
        return isFree(port);
    }

    /** The process that listens on a port; known on Linux, for processes of the same user. */
    public static Optional<ProcessHandle> listener(int port) {
        return socket(port).flatMap(Ports::holder).flatMap(ProcessHandle::of);
    }

    /** Who listens there and how to free the port, in words. */
    public static String whoHolds(int port) {
        return listener(port)
                .map(process -> "process %d listens there%s; stop it with 'kill %d'"
                        .formatted(
                                process.pid(),
                                process.info().command().map(" (%s)"::formatted).orElse(""),
                                process.pid()))
                .orElse("another process listens there; 'lsof -i :%d' names it".formatted(port));
    }

    /** Inode of the listening socket, from the kernel's tables: local address, state and inode are columns 1, 3 and 9. */
    private static Optional<String> socket(int port) {
        String ending = ":%04X".formatted(port);
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(Ports::lines)
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length > 9 && columns[1].endsWith(ending) && columns[3].equals(LISTENING))
                .map(columns -> "socket:[" + columns[9] + "]")
                .findFirst();
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static Optional<Long> holder(String socket) {
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> holds(pid, socket))
                .findFirst();
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return descriptors.anyMatch(descriptor -> target(descriptor).equals(socket));
        } catch (IOException e) {
            return false;
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
