package dev.constellation.cli.cluster;

import dev.constellation.broker.BrokerCommands;
import dev.constellation.broker.BrokerLibrary;
import dev.constellation.broker.BrokerSettings;
import dev.constellation.cli.terminal.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The command line, port and environment of every process, in one place. Heaps are small: everything together fits into
 * 3 GB of memory.
 */
public final class ServiceCatalogue {
    /** Name of the broker's process. */
    public static final String BROKER = "broker";

    /** Name of the embedded model node. */
    public static final String NODE = "embedded-node";

    /** Name of the model node of language models. */
    public static final String GPU_NODE = "gpu-node";

    /** Name of the model node of critics, where they have one of their own. */
    public static final String CRITIC_NODE = "critic-node";

    /** Name of the service that runs studies. */
    public static final String STUDIES = "study-service";

    static final String GENERATOR = "generator-service";
    static final String VERIFIER = "verifier-service";
    static final String CRITIC = "critic-service";
    static final String TRAINER = "trainer-service";

    private static final int BROKER_PORT = 19_092;
    private static final int NODE_PORT = 18_100;
    private static final int CRITIC_NODE_PORT = 18_106;
    private static final String NODE_URL = "CONSTELLATION_NODE_URL";
    private static final String API_KEY = "CONSTELLATION_NODE_API_KEY";
    private static final int INSTANCE_STRIDE = 100;

    private final Home home;
    private final Path java = Path.of(System.getProperty("java.home"), "bin", "java");

    /** The processes of an installation. */
    public ServiceCatalogue(Home home) {
        this.home = home;
    }

    /** All processes, the broker first. */
    public List<ProcessSpec> processes(Fleet fleet) {
        List<ProcessSpec> all = new ArrayList<>();
        all.add(broker());
        node().ifPresent(all::add);
        criticNode().ifPresent(all::add);
        for (int i = 0; i < fleet.generators(); i++) {
            all.add(service(GENERATOR, 18_101, i, "-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        }
        for (int i = 0; i < fleet.verifiers(); i++) {
            all.add(service(VERIFIER, 18_102, i, "-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        }
        all.add(service(CRITIC, 18_103, 0, "-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        all.add(service(TRAINER, 18_104, 0, "-Xmx160m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        all.add(service(STUDIES, studiesPort(0), 0, "-Xmx1g", "-XX:+UseSerialGC"));
        return all;
    }

    /** What reads the log of finished studies. */
    public List<ProcessSpec> forReplay() {
        return named(List.of(BROKER, STUDIES));
    }

    /** What reads the log of finished studies and has their survivors scored. */
    public List<ProcessSpec> forScoring() {
        return named(List.of(BROKER, NODE, GPU_NODE, CRITIC_NODE, CRITIC, STUDIES));
    }

    private List<ProcessSpec> named(List<String> names) {
        return processes(new Fleet(1, 1)).stream()
                .filter(process -> names.contains(process.name()))
                .toList();
    }

    /** The processes of a default installation and those of the given names. */
    public List<ProcessSpec> covering(Collection<String> names) {
        return processes(Fleet.covering(names));
    }

    /** What the build must have made before any process can start. */
    public static List<Path> artifacts(Path root) {
        return Stream.concat(
                        Stream.of(root.resolve("broker/target/broker-lib")),
                        Stream.of(NODE, GENERATOR, VERIFIER, CRITIC, TRAINER, STUDIES)
                                .map(module -> jar(root, module)))
                .toList();
    }

    /** Name of the process of an instance of a service. */
    static String instanceName(String service, int instance) {
        return instance == 0 ? service : service + "-" + instance;
    }

    /** How the broker runs. */
    public BrokerSettings brokerSettings() {
        int port = BROKER_PORT + home.portOffset();
        Path library = System.getProperty(BrokerLibrary.PROPERTY) == null
                ? home.root().resolve("broker/target/broker-lib")
                : BrokerLibrary.find();
        return new BrokerSettings(library, home.directory(BROKER), port, port + 1, home.log(BROKER), java);
    }

    /** Where the study service answers. */
    public String studiesUrl() {
        return "http://127.0.0.1:" + (studiesPort(0) + home.portOffset());
    }

    private static int studiesPort(int instance) {
        return 18_105 + instance * INSTANCE_STRIDE;
    }

    private ProcessSpec broker() {
        BrokerSettings settings = brokerSettings();
        return new ProcessSpec(
                BROKER,
                List.of(settings.port(), settings.controllerPort()),
                BrokerCommands.run(settings),
                Map.of(),
                settings.logFile(),
                false);
    }

    /** Whether a process is a model node. */
    static boolean isNode(String name) {
        return List.of(NODE, GPU_NODE, CRITIC_NODE).contains(name);
    }

    /** The model node that serves the models of the home; empty when they are served elsewhere. */
    Optional<ProcessSpec> node() {
        return node(home.models(), NODE_PORT, NODE, GPU_NODE);
    }

    /** The model node of critics; empty when they have none of their own, or one that is elsewhere. */
    Optional<ProcessSpec> criticNode() {
        return home.criticsApart()
                ? node(home.criticModels(), CRITIC_NODE_PORT, CRITIC_NODE, CRITIC_NODE)
                : Optional.empty();
    }

    private Optional<ProcessSpec> node(Path models, int firstPort, String embeddedName, String gpuName) {
        int port = firstPort + home.portOffset();
        Optional<Map<String, String>> settings = GpuNodeSettings.in(models);
        if (settings.isEmpty()) {
            return Optional.of(embeddedNode(models, embeddedName, port));
        }
        return settings.get().containsKey(NODE_URL) ? Optional.empty() : Optional.of(gpuNode(models, gpuName, port));
    }

    private ProcessSpec embeddedNode(Path models, String name, int port) {
        return java(
                NODE,
                name,
                port,
                environment(models, name, 0, port),
                "-Xmx512m",
                "--add-modules=jdk.incubator.vector",
                "-XX:+UseSerialGC");
    }

    private ProcessSpec gpuNode(Path models, String name, int port) {
        Path program = home.root().resolve("gpu-node/.venv/bin/constellation-gpu-node");
        if (!Files.exists(program)) {
            throw new CommandException(
                    "the models in %s need the GPU node, which is not installed: %s is missing; run gpu-node/install"
                            .formatted(models, program));
        }
        Map<String, String> environment = environment(models, name, 0, port);
        environment.put("CONSTELLATION_NODE_PORT", String.valueOf(port));
        environment.put("CONSTELLATION_NODE_ADAPTERS", models.toString());
        return new ProcessSpec(
                name, List.of(port), List.of(program.toString(), "serve"), environment, home.log(name), true);
    }

    private ProcessSpec service(String module, int firstPort, int instance, String... jvm) {
        int port = firstPort + instance * INSTANCE_STRIDE + home.portOffset();
        String name = instanceName(module, instance);
        Path models = module.equals(CRITIC) ? home.criticModels() : home.models();
        Map<String, String> environment = environment(models, name, instance, port);
        Map<String, String> ofCritics = nodeSettings(home.criticModels());
        environment.put("CONSTELLATION_CRITIC_NODE_URL", ofCritics.get(NODE_URL));
        if (ofCritics.containsKey(API_KEY)) {
            environment.put("CONSTELLATION_CRITIC_NODE_API_KEY", ofCritics.get(API_KEY));
        }
        return java(module, name, port, environment, jvm);
    }

    private ProcessSpec java(String module, String name, int port, Map<String, String> environment, String... jvm) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(List.of(jvm));
        command.addAll(List.of(
                "-Xss512k",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:-UsePerfData",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                builtJar(module).toString()));
        return new ProcessSpec(name, List.of(port), command, environment, home.log(name), true);
    }

    /** Settings of the node that serves some models, with its address. */
    private Map<String, String> nodeSettings(Path models) {
        int port = models.equals(home.models()) ? NODE_PORT : CRITIC_NODE_PORT;
        Map<String, String> settings = new HashMap<>(GpuNodeSettings.in(models).orElse(Map.of()));
        settings.putIfAbsent(NODE_URL, "http://127.0.0.1:" + (port + home.portOffset()));
        return settings;
    }

    private Map<String, String> environment(Path models, String name, int instance, int port) {
        Map<String, String> environment = nodeSettings(models);
        environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        environment.put("KAFKA_BOOTSTRAP_SERVERS", brokerSettings().bootstrapServers());
        environment.put("CONSTELLATION_INSTANCE", String.valueOf(instance));
        environment.put("CONSTELLATION_NODE_MODELS", models.toString());
        environment.put(
                "CONSTELLATION_ADAPTER_STORE", home.directory("adapters").toString());
        String state = home.directory("state").resolve(name).toString();
        environment.put("CONSTELLATION_STATE_DIR", state);
        environment.put("CONSTELLATION_NODE_STATE", state);
        environment.put("MALLOC_ARENA_MAX", "2");
        return environment;
    }

    private Path builtJar(String module) {
        Path jar = jar(home.root(), module);
        if (!Files.exists(jar)) {
            throw new CommandException("%s is not built: %s is missing; run it through ./constellation, which builds"
                    .formatted(module, jar));
        }
        return jar;
    }

    private static Path jar(Path root, String module) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
