package dev.constellation.core.study;

import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Domains;
import dev.constellation.core.domain.Example;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The domain and the profile that a study names, with what they offer.
 *
 * @param domain name of the domain
 * @param profile name of the language profile
 * @param known the domain of this name; empty when there is none
 */
record Vocabulary(String domain, String profile, Optional<Domain> known) {

    static Vocabulary of(Section root) {
        String name = root.value("domain", Kind.TEXT);
        String profile = root.value("profile", Kind.TEXT);
        Map<String, Domain> domains = Domains.load().byName();
        Optional<Domain> found = Optional.ofNullable(domains.get(name));
        if (found.isEmpty()) {
            refuse(root, "domain", name, domains.keySet().stream().sorted().toList());
        } else if (!found.get().profiles().contains(profile)) {
            refuse(root, "profile", profile, found.get().profiles());
        }
        return new Vocabulary(name, profile, found);
    }

    /** Banks that ship with the domain; empty when the domain is not known. */
    Optional<List<String>> realBanks() {
        return known.map(Domain::realBanks);
    }

    /** Profiles that there are synthetic tasks of, when the profile is known and is none of them. */
    Optional<List<String>> withSyntheticTasks() {
        return known.filter(domain -> domain.profiles().contains(profile))
                .map(Domain::syntheticProfiles)
                .filter(profiles -> !profiles.contains(profile));
    }

    /** Why no program can solve a row. */
    Optional<String> objection(Example row) {
        return known.filter(domain -> domain.profiles().contains(profile))
                .flatMap(domain -> domain.objection(profile, row));
    }

    static void refuse(Section section, String key, String value, List<String> allowed) {
        section.note(key, "'%s' is unknown%s; allowed are %s".formatted(value, Spelling.hint(value, allowed), allowed));
    }
}
