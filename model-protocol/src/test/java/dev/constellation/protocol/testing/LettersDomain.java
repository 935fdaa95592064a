package dev.constellation.protocol.testing;

import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Language;
import dev.constellation.core.domain.Prompts;
import dev.constellation.core.domain.Puzzle;
import dev.constellation.core.domain.RealBank;
import dev.constellation.core.domain.SynthesisRequest;
import dev.constellation.core.domain.Task;
import java.util.List;

/** A domain that only has prompts, which is all that services with models use of one. */
public final class LettersDomain implements Domain {
    /** Its name. */
    public static final String NAME = "letters";

    /** The one family it has prompts for. */
    public static final String FAMILY = "plain";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String digest() {
        return "letters-1";
    }

    @Override
    public List<String> profiles() {
        return List.of();
    }

    @Override
    public Language language(String profile) {
        throw new UnsupportedOperationException("services with models run no program");
    }

    @Override
    public List<String> families() {
        return List.of(FAMILY);
    }

    @Override
    public Prompts prompts(String family) {
        return new PlainPrompts();
    }

    @Override
    public List<Task> synthesize(SynthesisRequest request) {
        throw new UnsupportedOperationException("services with models make no tasks");
    }

    @Override
    public List<String> realBanks() {
        return List.of();
    }

    @Override
    public RealBank realBank(String name, String profile, int visibleCount) {
        throw new UnsupportedOperationException("services with models read no banks");
    }

    @Override
    public List<List<String>> probes(Puzzle puzzle) {
        throw new UnsupportedOperationException("services with models run no program");
    }

    private static final class PlainPrompts implements Prompts {
        @Override
        public String family() {
            return FAMILY;
        }

        @Override
        public String digest() {
            return "plain-1";
        }

        @Override
        public String generator(Puzzle puzzle) {
            return puzzle.visible() + " is made by ";
        }

        @Override
        public String completion(String program) {
            return program + ";";
        }

        @Override
        public String program(String completion) {
            return completion.substring(0, completion.length() - 1);
        }

        @Override
        public List<String> stop() {
            return List.of("\n");
        }

        @Override
        public String critic(Puzzle puzzle, String program) {
            return puzzle.visible() + " is made by " + program + ", in general: ";
        }

        @Override
        public String yes() {
            return "yes";
        }

        @Override
        public String no() {
            return "no";
        }
    }
}
