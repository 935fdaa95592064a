package dev.constellation.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the table of {@code docs/architecture.md}: folder, artifact, what it is, what it may depend on. */
final class DependencyTable {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final String DOMAINS_AT_RUN_TIME = "domains at run time";
    private static final String NOTHING = "–";

    private DependencyTable() {}

    /** The rows that name an artifact. */
    static List<Part> parts() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/architecture.md")).stream()
                .dropWhile(line -> !line.startsWith("| folder |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .filter(cells -> !cells.get(2).isEmpty())
                .map(DependencyTable::part)
                .toList();
    }

    private static Part part(List<String> cells) {
        Set<String> mayUse = new LinkedHashSet<>(List.of(cells.get(4).split(", ")));
        boolean domainsAtRunTime = mayUse.remove(DOMAINS_AT_RUN_TIME);
        mayUse.remove(NOTHING);
        Path folder = ROOT.resolve(cells.get(1).replace("`", ""));
        return new Part(folder, cells.get(2), Set.copyOf(mayUse), domainsAtRunTime);
    }
}
