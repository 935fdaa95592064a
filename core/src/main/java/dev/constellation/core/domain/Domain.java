package dev.constellation.core.domain;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/** A domain with a free exact verifier. Domains are found by {@link ServiceLoader}. */
public interface Domain {
    /** Name used in study files, tasks and events. */
    String name();

    /** Changes whenever the language, the task generators or the prompts could give other results. */
    String digest();

    /** Profiles of the language. */
    List<String> profiles();

    /** Profiles that there are synthetic tasks of. */
    default List<String> syntheticProfiles() {
        return profiles();
    }

    /**
     * The language of a profile.
     *
     * @throws IllegalArgumentException when there is no such profile; the message lists those that exist
     */
    Language language(String profile);

    /** Model families that prompts exist for. */
    List<String> families();

    /**
     * The prompts of a model family.
     *
     * @throws IllegalArgumentException when there is no such family; the message lists those that exist
     */
    Prompts prompts(String family);

    /**
     * Makes synthetic tasks. Task {@code i} of a specification depends on the specification and {@code i} alone, not on
     * how many are asked for. No two tasks of one call are equal in program or behaviour, a repeated one being drawn again;
     * only for {@link Pool#PRETRAIN}, where more tasks are wanted than short programs exist, they may repeat on other rows.
     *
     * @param request what to make
     * @return exactly the requested number
     * @throws IllegalArgumentException when the profile has no synthetic tasks
     * @throws IllegalStateException when the pool has fewer behaviours than are asked for
     * @throws java.util.concurrent.CancellationException when the thread is interrupted
     */
    List<Task> synthesize(SynthesisRequest request);

    /** Names of the real-task banks that ship with the domain. */
    List<String> realBanks();

    /**
     * Imports a shipped real-task bank.
     *
     * @throws IllegalArgumentException when there is no such bank; the message lists those that exist
     */
    RealBank realBank(String name, String profile, int visibleCount);

    /** Why no program of a profile can take a row's input or give its output, in words; empty when one might. */
    default Optional<String> objection(String profile, Example row) {
        return Optional.empty();
    }

    /**
     * Inputs that tell behaviours apart without looking at held-out rows: mutations of the visible inputs, drawn from a
     * seed that follows from the task id.
     */
    List<List<String>> probes(Puzzle puzzle);

    /**
     * Fixed inputs on which programs that differ in behaviour differ, as far as the domain can tell: no two pools share a
     * behaviour on them. A domain that has none leaves behaviours uncompared.
     */
    default List<List<String>> referenceInputs() {
        return List.of();
    }

    /**
     * What the secret program of a synthetic task does that figures are also given for apart; a task may be of several
     * axes. None for a task without a secret program.
     */
    default Set<String> axes(Task task) {
        return Set.of();
    }

    /** Finds a domain by name among those on the class path. */
    static Optional<Domain> find(String name) {
        return ServiceLoader.load(Domain.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(domain -> domain.name().equals(name))
                .findFirst();
    }
}
