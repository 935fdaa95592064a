package dev.constellation.core.judging;

import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Language;
import dev.constellation.core.domain.ProgramException;
import dev.constellation.core.domain.Prompts;
import dev.constellation.core.domain.Puzzle;
import dev.constellation.core.domain.RealBank;
import dev.constellation.core.domain.SynthesisRequest;
import dev.constellation.core.domain.Task;
import java.util.List;

/**
 * A domain whose programs are {@code first N}: the first N characters of column 0, an error when it is shorter. Two texts
 * break the contract on purpose: {@code crash} when it is compiled, {@code fault} when it is run.
 */
final class SliceDomain implements Domain {
    /** How often a text was compiled. */
    int compilations;

    @Override
    public Language language(String profile) {
        if (!profile.equals("p")) {
            throw new IllegalArgumentException("profile: '%s', allowed is 'p'".formatted(profile));
        }
        return new Language() {
            @Override
            public String profile() {
                return profile;
            }

            @Override
            public CompiledProgram compile(String text) throws ProgramException {
                compilations++;
                return SliceDomain.compile(text);
            }
        };
    }

    private static CompiledProgram compile(String text) throws ProgramException {
        return switch (text.strip()) {
            case "crash" -> throw new IllegalStateException("contract broken");
            case "deep" -> throw new StackOverflowError();
            case "fault" -> new Slice(-1);
            case String slice when slice.matches("first \\d") -> new Slice(slice.charAt(6) - '0');
            default -> throw new ProgramException(ProgramException.Kind.SYNTAX, 0, "expected 'first N'");
        };
    }

    private record Slice(int length) implements CompiledProgram {
        @Override
        public String canonical() {
            return "first " + length;
        }

        @Override
        public int parts() {
            return 1;
        }

        @Override
        public int size() {
            return 2;
        }

        @Override
        public String run(List<String> columns) {
            String column = columns.getFirst();
            return column.length() < length ? null : column.substring(0, length);
        }
    }

    @Override
    public List<List<String>> probes(Puzzle puzzle) {
        return List.of(List.of("abcdef"), List.of("x"));
    }

    @Override
    public String name() {
        return "slice";
    }

    @Override
    public String digest() {
        return "1";
    }

    @Override
    public List<String> profiles() {
        return List.of("p");
    }

    @Override
    public List<String> families() {
        return List.of();
    }

    @Override
    public Prompts prompts(String family) {
        throw new IllegalArgumentException("no families");
    }

    @Override
    public List<Task> synthesize(SynthesisRequest request) {
        return List.of();
    }

    @Override
    public List<String> realBanks() {
        return List.of();
    }

    @Override
    public RealBank realBank(String name, String profile, int visibleCount) {
        throw new IllegalArgumentException("no banks");
    }
}
