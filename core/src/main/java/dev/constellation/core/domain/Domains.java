package dev.constellation.core.domain;

import dev.constellation.core.FailureException;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The domains on the class path, loaded once.
 *
 * @param byName domains by name
 */
public record Domains(Map<String, Domain> byName) {
    /** Copies the map. */
    public Domains {
        byName = Map.copyOf(byName);
    }

    /** Loads every domain that the current thread's class loader sees. */
    public static Domains load() {
        return new Domains(ServiceLoader.load(Domain.class).stream()
                .map(ServiceLoader.Provider::get)
                .collect(Collectors.toMap(Domain::name, Function.identity())));
    }

    /**
     * The prompts of a model family in a domain.
     *
     * @throws FailureException of the input, when there is no such domain or family; the message lists those that exist
     */
    public Prompts prompts(String domain, String family) throws FailureException {
        Domain found = domain(domain);
        if (!found.families().contains(family)) {
            throw FailureException.input("model family: '%s' has no prompts in domain '%s'; there are %s"
                    .formatted(family, domain, found.families()));
        }
        return found.prompts(family);
    }

    /**
     * The language of a profile of a domain.
     *
     * @throws FailureException of the input, when there is no such domain or profile; the message lists those that exist
     */
    public Language language(String domain, String profile) throws FailureException {
        Domain found = domain(domain);
        if (!found.profiles().contains(profile)) {
            throw FailureException.input("profile: '%s' does not exist in domain '%s'; there are %s"
                    .formatted(profile, domain, found.profiles()));
        }
        return found.language(profile);
    }

    private Domain domain(String name) throws FailureException {
        Domain found = byName.get(name);
        if (found == null) {
            throw FailureException.input("domain: '%s' is not installed; there are %s"
                    .formatted(name, byName.keySet().stream().sorted().toList()));
        }
        return found;
    }
}
