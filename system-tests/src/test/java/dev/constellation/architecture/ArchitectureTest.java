package dev.constellation.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.constellation.core.domain.Domain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the build to the table of {@code docs/architecture.md}. */
class ArchitectureTest {
    private static List<Part> parts;
    private static Map<Part, JavaClasses> classes;

    @BeforeAll
    static void importClasses() throws IOException {
        parts = DependencyTable.parts();
        classes = new HashMap<>();
        for (Part part : parts) {
            assertThat(part.classes())
                    .as("%s must be built before", part.artifact())
                    .isDirectory();
            classes.put(part, new ClassFileImporter().importPath(part.classes()));
        }
    }

    @Test
    void theTableNamesEveryModule() throws Exception {
        List<String> folders = Stream.concat(
                        parts.stream()
                                .map(part -> DependencyTable.ROOT
                                        .relativize(part.folder())
                                        .toString()),
                        Stream.of("gpu-node", "system-tests", "bench"))
                .toList();

        assertThat(Pom.of(DependencyTable.ROOT).modules()).containsExactlyInAnyOrderElementsOf(folders);
    }

    @Test
    void noPartUsesClassesOfAPartThatTheTableDoesNotAllow() {
        Map<String, Part> owners = new HashMap<>();
        classes.forEach((part, imported) -> imported.forEach(type -> owners.put(type.getFullName(), part)));
        List<String> violations = new ArrayList<>();
        classes.forEach((part, imported) -> imported.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> isForbidden(part, owners.get(origin(dependency))))
                .forEach(dependency -> violations.add(dependency.getDescription())));

        assertThat(violations).isEmpty();
    }

    @Test
    void noPartDeclaresADependencyThatTheTableDoesNotAllow() throws Exception {
        for (Part part : parts) {
            Pom pom = Pom.of(part.folder());
            assertThat(part.mayUse())
                    .as("compile dependencies of %s", part.artifact())
                    .containsAll(pom.own("compile", "provided"));
            assertThat(pom.own("runtime"))
                    .as("run-time dependencies of %s", part.artifact())
                    .allMatch(artifact -> part.domainsAtRunTime() && artifact.startsWith("domain-"));
        }
    }

    @Test
    void noServiceMayDependOnAnother() {
        List<String> services =
                parts.stream().filter(Part::isService).map(Part::artifact).toList();

        assertThat(services).hasSize(5);
        assertThat(parts.stream().filter(Part::isService))
                .allSatisfy(service -> assertThat(service.mayUse()).doesNotContainAnyElementsOf(services));
    }

    @Test
    void packagesHaveNoCycles() {
        Path[] all = parts.stream().map(Part::classes).toArray(Path[]::new);

        slices().matching("dev.constellation.(**)")
                .should()
                .beFreeOfCycles()
                .check(new ClassFileImporter().importPaths(all));
    }

    @Test
    void onlyDomainsAndTheCommandLineNameADomain() throws IOException {
        List<String> names = ServiceLoader.load(Domain.class).stream()
                .map(ServiceLoader.Provider::get)
                .flatMap(domain -> Stream.of(
                                Stream.of(domain.name()), domain.profiles().stream(), domain.realBanks().stream())
                        .flatMap(each -> each))
                .map(name -> '"' + name + '"')
                .toList();
        assertThat(names).isNotEmpty();

        for (Part part : parts) {
            if (!part.isDomain() && !part.artifact().equals("cli")) {
                assertThat(sources(part))
                        .noneSatisfy((file, text) -> assertThat(text).containsAnyOf(names.toArray(String[]::new)));
            }
        }
    }

    private static boolean isForbidden(Part part, Part used) {
        return used != null && !used.equals(part) && !part.mayUse().contains(used.artifact());
    }

    private static String origin(Dependency dependency) {
        JavaClass target = dependency.getTargetClass();
        return target.getBaseComponentType().getFullName();
    }

    private static Map<Path, String> sources(Part part) throws IOException {
        Map<Path, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(part.folder().resolve("src/main"))) {
            for (Path file : files.filter(file -> file.toString().matches(".*\\.(java|properties|yaml)"))
                    .toList()) {
                sources.put(file, Files.readString(file));
            }
        }
        return sources;
    }
}
