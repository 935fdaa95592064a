package dev.constellation.strings;

import dev.constellation.core.Digest;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Language;
import dev.constellation.core.domain.ProgramException;
import dev.constellation.core.domain.Prompts;
import dev.constellation.core.domain.Puzzle;
import dev.constellation.core.domain.RealBank;
import dev.constellation.core.domain.SynthesisRequest;
import dev.constellation.core.domain.Task;
import dev.constellation.strings.bank.Probes;
import dev.constellation.strings.bank.RealBanks;
import dev.constellation.strings.language.Axis;
import dev.constellation.strings.language.Profile;
import dev.constellation.strings.language.Program;
import dev.constellation.strings.language.StringLanguage;
import dev.constellation.strings.prompt.TextPrompts;
import dev.constellation.strings.prompt.TinyPrompts;
import dev.constellation.strings.synthesis.TaskSynthesizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Programs that turn the columns of a row into a string, learnt from examples. Immutable and thread-safe.
 *
 * <p>Synthetic tasks exist in the working profiles only; their stratum is the number of parts. Outside of the pool for
 * pre-training, the tasks of one call differ in behaviour; for pre-training, where more tasks are wanted than short
 * programs exist, behaviours repeat on other rows.
 */
public final class StringsDomain implements Domain {
    /** The domain's name. */
    public static final String NAME = "strings";

    private static final int FAMILIES_IN_DIGEST = 2;

    private final TaskSynthesizer synthesizer = new TaskSynthesizer(NAME);
    private final RealBanks banks = new RealBanks(NAME);
    private final List<Prompts> prompts = List.of(new TinyPrompts(), TextPrompts.chat(), TextPrompts.brief());

    @Override
    public String name() {
        return NAME;
    }

    /** A study's identity has its own family's prompts beside this; those here had a part in it before that. */
    @Override
    public String digest() {
        Digest digest = Digest.of("domain")
                .add(NAME)
                .add(StringLanguage.VERSION)
                .add(TaskSynthesizer.VERSION)
                .add(Probes.VERSION)
                .add(TaskSynthesizer.resources())
                .add(RealBanks.resources());
        prompts.subList(0, FAMILIES_IN_DIGEST).forEach(family -> digest.add(family.digest()));
        return digest.id();
    }

    @Override
    public List<String> profiles() {
        return Profile.labels();
    }

    @Override
    public List<String> syntheticProfiles() {
        return profiles().stream()
                .filter(label -> TaskSynthesizer.makes(Profile.of(label)))
                .toList();
    }

    @Override
    public Language language(String profile) {
        return new StringLanguage(Profile.of(profile));
    }

    @Override
    public List<String> families() {
        return prompts.stream().map(Prompts::family).toList();
    }

    @Override
    public Prompts prompts(String family) {
        return prompts.stream()
                .filter(candidate -> candidate.family().equals(family))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "family: \"%s\" does not exist, allowed are %s".formatted(family, families())));
    }

    @Override
    public List<Task> synthesize(SynthesisRequest request) {
        return synthesizer.synthesize(request);
    }

    @Override
    public List<String> realBanks() {
        return RealBanks.names();
    }

    @Override
    public RealBank realBank(String name, String profile, int visibleCount) {
        return banks.read(name, Profile.of(profile), visibleCount);
    }

    @Override
    public Optional<String> objection(String profile, Example row) {
        return RealBanks.objection(row, Profile.of(profile));
    }

    @Override
    public Set<String> axes(Task task) {
        String secret = task.secretProgram();
        return secret == null
                ? Set.of()
                : Axis.of(parsed(secret, Profile.of(task.profile()))).stream()
                        .map(Axis::label)
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static Program parsed(String secret, Profile profile) {
        try {
            return new StringLanguage(profile).parse(secret);
        } catch (ProgramException e) {
            throw new IllegalStateException("the secret program of a task is none: " + e.getMessage(), e);
        }
    }

    @Override
    public List<List<String>> probes(Puzzle puzzle) {
        return Probes.of(puzzle);
    }

    @Override
    public List<List<String>> referenceInputs() {
        return synthesizer.probes();
    }
}
