package dev.constellation.verifier.testing;

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
 * A domain whose programs are {@code first N}: the first N characters of column 0, or an error when it is shorter. Its
 * completions carry the program behind {@code =>}. The program {@code crash} breaks the compiler's contract; a completion
 * with {@code unreadable} breaks that of the prompts.
 */
public final class SliceDomain implements Domain {
    @Override
    public String name() {
        return "slice";
    }

    @Override
    public String digest() {
        return "slice-1";
    }

    @Override
    public List<String> profiles() {
        return List.of("p");
    }

    @Override
    public Language language(String profile) {
        if (!profile.equals("p")) {
            throw new IllegalArgumentException("profile: '%s', allowed is 'p'".formatted(profile));
        }
        return new Language() {
            @Override
            public String profile() {
                return "p";
            }

            @Override
            public CompiledProgram compile(String text) throws ProgramException {
                if (text.equals("crash")) {
                    throw new StackOverflowError();
                }
                if (!text.matches("first \\d")) {
                    throw new ProgramException(ProgramException.Kind.SYNTAX, 0, "expected 'first N'");
                }
                return new Slice(text.charAt(6) - '0');
            }
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
    public List<String> families() {
        return List.of("tiny");
    }

    @Override
    public Prompts prompts(String family) {
        if (!family.equals("tiny")) {
            throw new IllegalArgumentException("family: '%s', allowed is 'tiny'".formatted(family));
        }
        return new SlicePrompts();
    }

    private record SlicePrompts() implements Prompts {
        @Override
        public String family() {
            return "tiny";
        }

        @Override
        public String digest() {
            return "tiny-1";
        }

        @Override
        public String generator(Puzzle puzzle) {
            return puzzle.toString();
        }

        @Override
        public String completion(String program) {
            return "=> " + program;
        }

        @Override
        public String program(String completion) {
            if (completion.equals("unreadable")) {
                throw new IllegalStateException("contract broken");
            }
            return completion.substring(completion.indexOf("=>") + 2).strip();
        }

        @Override
        public List<String> stop() {
            return List.of();
        }

        @Override
        public String critic(Puzzle puzzle, String program) {
            return puzzle + program;
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

    @Override
    public List<List<String>> probes(Puzzle puzzle) {
        return List.of(List.of("abcdef"), List.of("x"));
    }

    @Override
    public List<Task> synthesize(SynthesisRequest request) {
        throw new UnsupportedOperationException("tests make their own tasks");
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
