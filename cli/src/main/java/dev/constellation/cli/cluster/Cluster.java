package dev.constellation.cli.cluster;

import dev.constellation.cli.terminal.CommandException;
import dev.constellation.cli.terminal.Terminal;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The processes of one state directory: starts those that are missing, starts again those that died, and stops them,
 * the broker last. Other command lines may do the same at the same time; what must not overlap is done under a lock.
 */
public final class Cluster {
    private static final Duration GRACE = Duration.ofSeconds(12);

    private final Registry registry;
    private final Registry commands;
    private final Launcher launcher;
    private final Terminal terminal;
    private final Optional<ProcessId> owner;
    private volatile boolean stopping;

    private Cluster(Home home, Terminal terminal, Optional<ProcessId> owner) {
        this.registry = new Registry(home.directory("processes"));
        this.commands = new Registry(home.directory("commands"));
        this.launcher = new Launcher(home.directory(""), Clock.systemUTC());
        this.terminal = terminal;
        this.owner = owner;
    }

    /** The view of a command whose processes stay when it ends. */
    public static Cluster lasting(Home home, Terminal terminal) {
        return new Cluster(home, terminal, Optional.empty());
    }

    /** The view of a command that stops what it started. */
    public static Cluster temporary(Home home, Terminal terminal) {
        ProcessId self = ProcessId.of(ProcessHandle.current());
        Cluster cluster = new Cluster(home, terminal, Optional.of(self));
        cluster.commands.put(String.valueOf(self.pid()), new Registration(self, Optional.empty()));
        return cluster;
    }

    /**
     * Makes sure that a process runs.
     *
     * @return whether it had to be started
     * @throws CommandException when it cannot be
     */
    public boolean ensure(ProcessSpec spec) {
        return registry.exclusively(() -> {
            Optional<Registration> found = registry.find(spec.name()).filter(Registration::isAlive);
            if (found.isPresent()) {
                adopt(spec.name(), found.get());
                return false;
            }
            if (stopping) {
                throw new CommandException("stopped");
            }
            ProcessHandle process = launcher.launch(spec);
            registry.put(spec.name(), new Registration(ProcessId.of(process), owner));
            return true;
        });
    }

    /** What is known of a process; empty after it was stopped on purpose. */
    public Optional<ProcessHandle> process(String name) {
        return registry.find(name).flatMap(registration -> registration.id().find());
    }

    /** Whether a process that was started died without being stopped. */
    boolean died(String name) {
        return registry.find(name)
                .filter(registration -> !registration.isAlive())
                .isPresent();
    }

    /** Whether somebody stopped a process on purpose. */
    boolean isStopped(String name) {
        return registry.find(name).isEmpty();
    }

    /** The running processes by name. */
    public Map<String, ProcessHandle> running() {
        TreeMap<String, ProcessHandle> running = new TreeMap<>();
        registry.all().keySet().forEach(name -> process(name).ifPresent(process -> running.put(name, process)));
        return running;
    }

    /** Stops the processes that this command owns, or leaves them to another command that still works with them. */
    public void stopOwn() {
        stopping = true;
        owner.ifPresent(self -> registry.exclusively(() -> {
            commands.remove(String.valueOf(self.pid()));
            List<String> own = registry.all().entrySet().stream()
                    .filter(entry -> entry.getValue().owner().equals(owner))
                    .map(Map.Entry::getKey)
                    .toList();
            Optional<Registration> heir = commands.all().values().stream()
                    .filter(Registration::isAlive)
                    .findFirst();
            heir.ifPresentOrElse(other -> own.forEach(name -> bequeath(name, other.id())), () -> stop(own));
            return own;
        }));
    }

    /** Stops every process of the state directory, whoever started it; the names of those that ran. */
    public List<String> stopAll() {
        stopping = true;
        return registry.exclusively(() -> {
            List<String> running = List.copyOf(running().keySet());
            stop(registry.all().keySet());
            return running;
        });
    }

    /** Whether stopping has begun. */
    boolean stopping() {
        return stopping;
    }

    private void adopt(String name, Registration found) {
        if (found.isLeftOver()) {
            terminal.say("  %s was left by a command that was killed; using it".formatted(name));
            registry.put(name, new Registration(found.id(), owner));
        }
    }

    private void bequeath(String name, ProcessId heir) {
        registry.find(name)
                .ifPresent(registration -> registry.put(name, new Registration(registration.id(), Optional.of(heir))));
    }

    private void stop(Collection<String> names) {
        List<String> services = names.stream()
                .filter(name -> !name.equals(ServiceCatalogue.BROKER))
                .toList();
        end(services);
        end(names.stream().filter(ServiceCatalogue.BROKER::equals).toList());
    }

    private void end(List<String> names) {
        List<ProcessId> ending = names.stream()
                .flatMap(name -> registry.find(name).stream())
                .map(Registration::id)
                .toList();
        names.forEach(registry::remove);
        ending.forEach(id -> id.find().ifPresent(ProcessHandle::destroy));
        if (!awaitEnd(ending, GRACE)) {
            ending.forEach(id -> id.find().ifPresent(ProcessHandle::destroyForcibly));
            awaitEnd(ending, GRACE);
        }
    }

    private static boolean awaitEnd(List<ProcessId> ending, Duration atMost) {
        return Polling.until(
                atMost, () -> ending.stream().noneMatch(id -> id.find().isPresent()));
    }
}
