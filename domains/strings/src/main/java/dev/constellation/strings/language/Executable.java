package dev.constellation.strings.language;

import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.strings.language.Program.Case;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The evaluator. It is the hot path of every verifier and is fed with whatever a model writes, so it has to be fast and
 * unable to do harm.
 *
 * <p>A program is compiled once into predicates (see {@link CompiledPredicate}) and arrays of chains (see {@link
 * CompiledPart}); a run asks the predicates in turn and walks the chains of one branch, with no tree, no recursion and no
 * regular-expression engine. Matches are pairs of offsets packed into a long, so a run allocates its intermediate values,
 * its output and nothing else. Runs share nothing and need no locks.
 *
 * <p>Bounds: the language has no loops, every operator is linear in its value, and none makes an ASCII value longer, so a
 * run costs O(nodes x input length). (Two corners are quadratic: substitution in the reference profile, see {@link
 * ReferenceSemantics}, and the search for one column in another, at most 200 x 200 steps; full case mapping in the
 * reference profile can lengthen a value threefold per level.) The working profiles also refuse inputs over 200 characters
 * and cut parts at 256 and outputs at 1024: the row is then an error.
 */
final class Executable implements CompiledProgram {
    private final Program program;
    private final Profile profile;
    private final Profile.Limits limits;
    private final CompiledPredicate[] predicates;
    private final CompiledBranch[] branches;

    private Executable(Program program, Profile profile) {
        this.program = program;
        this.profile = profile;
        limits = profile.limits();
        List<Case> cases = program.cases();
        predicates = new CompiledPredicate[cases.size()];
        Arrays.setAll(predicates, i -> CompiledPredicate.of(cases.get(i).when(), profile));
        List<Branch> all = program.branches();
        branches = new CompiledBranch[all.size()];
        Arrays.setAll(branches, i -> CompiledBranch.of(all.get(i), profile));
    }

    /** Compiles a canonical program. */
    static Executable of(Program program, Profile profile) {
        return new Executable(program, profile);
    }

    @Override
    public String canonical() {
        return Printer.print(program, profile);
    }

    @Override
    public int parts() {
        return program.parts();
    }

    @Override
    public int size() {
        return program.size();
    }

    @Override
    public @Nullable String run(List<String> columns) {
        if (!admits(columns)) {
            return null;
        }
        int branch = 0;
        while (branch < predicates.length) {
            CompiledPredicate predicate = predicates[branch];
            if (predicate.lacksColumn(columns)) {
                return null;
            }
            if (predicate.holds(columns)) {
                break;
            }
            branch++;
        }
        return branches[branch].run(columns);
    }

    private boolean admits(List<String> columns) {
        if (columns.size() > limits.columns()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).length() > limits.input()) {
                return false;
            }
        }
        return true;
    }
}
