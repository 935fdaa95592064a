package dev.constellation.core.study;

import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Language;
import dev.constellation.core.domain.Prompts;
import dev.constellation.core.domain.Puzzle;
import dev.constellation.core.domain.RealBank;
import dev.constellation.core.domain.SynthesisRequest;
import dev.constellation.core.domain.Task;
import java.util.List;
import java.util.Optional;

/** A domain that has names only, enough for a study file to refer to. */
public final class ToyDomain implements Domain {
    @Override
    public String name() {
        return "toy";
    }

    @Override
    public String digest() {
        return "toy-1";
    }

    @Override
    public List<String> profiles() {
        return List.of("plain", "fancy", "bare");
    }

    @Override
    public List<String> syntheticProfiles() {
        return List.of("plain", "fancy");
    }

    @Override
    public Language language(String profile) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> families() {
        return List.of();
    }

    @Override
    public Prompts prompts(String family) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Task> synthesize(SynthesisRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> realBanks() {
        return List.of("real38");
    }

    @Override
    public RealBank realBank(String name, String profile, int visibleCount) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> objection(String profile, Example row) {
        return row.input().contains("no") ? Optional.of("'no' is what no toy program takes") : Optional.empty();
    }

    @Override
    public List<List<String>> probes(Puzzle puzzle) {
        return List.of();
    }
}
