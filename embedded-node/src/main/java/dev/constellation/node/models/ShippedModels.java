package dev.constellation.node.models;

import dev.constellation.tinylm.Adapter;
import dev.constellation.tinylm.BaseModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The models directory as it was shipped.
 *
 * @param base the one base
 * @param adapters adapters on it by name
 */
public record ShippedModels(ServedModel.Base base, Map<String, Adapter> adapters) {
    private static final String BASE_ENDING = ".tlm";
    private static final String ADAPTER_ENDING = ".tla";

    /** Reads a directory; what is wrong with it is an {@link IllegalStateException} that names the setting. */
    public static ShippedModels read(Path directory) {
        try {
            ServedModel.Base base = base(directory);
            return new ShippedModels(base, adapters(directory, base));
        } catch (IOException e) {
            throw new UncheckedIOException("constellation.node.models: cannot read " + directory.toAbsolutePath(), e);
        }
    }

    private static ServedModel.Base base(Path directory) throws IOException {
        List<Path> bases = filesEnding(directory, BASE_ENDING);
        if (bases.size() != 1) {
            throw wrong(directory, "%d base files *%s, exactly one is needed".formatted(bases.size(), BASE_ENDING));
        }
        Path file = bases.getFirst();
        return ServedModel.Base.of(nameOf(file, BASE_ENDING), BaseModel.read(file));
    }

    private static Map<String, Adapter> adapters(Path directory, ServedModel.Base base) throws IOException {
        Map<String, Adapter> adapters = new LinkedHashMap<>();
        for (Path file : filesEnding(directory, ADAPTER_ENDING)) {
            Adapter adapter = Adapter.read(Files.readAllBytes(file));
            if (!adapter.baseDigest().equals(base.digest())) {
                throw wrong(
                        directory,
                        "%s is an adapter of base %s, the base here is %s"
                                .formatted(file.getFileName(), adapter.baseDigest(), base.digest()));
            }
            adapters.put(nameOf(file, ADAPTER_ENDING), adapter);
        }
        return adapters;
    }

    private static IllegalStateException wrong(Path directory, String problem) {
        return new IllegalStateException(
                "constellation.node.models: %s: %s".formatted(directory.toAbsolutePath(), problem));
    }

    private static List<Path> filesEnding(Path directory, String ending) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw wrong(directory, "no such directory");
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static String nameOf(Path file, String ending) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ending.length());
    }
}
