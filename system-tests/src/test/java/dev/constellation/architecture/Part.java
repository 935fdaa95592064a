package dev.constellation.architecture;

import java.nio.file.Path;
import java.util.Set;

/**
 * One row of the dependency table in {@code docs/architecture.md}.
 *
 * @param folder its folder
 * @param artifact its Maven artifact; empty for the rows that may depend on anything
 * @param mayUse artifacts it may depend on
 * @param domainsAtRunTime whether domains may be on its class path when it runs
 */
record Part(Path folder, String artifact, Set<String> mayUse, boolean domainsAtRunTime) {
    boolean isService() {
        return artifact.endsWith("-service");
    }

    boolean isDomain() {
        return artifact.startsWith("domain-");
    }

    Path classes() {
        return folder.resolve("target/classes");
    }
}
