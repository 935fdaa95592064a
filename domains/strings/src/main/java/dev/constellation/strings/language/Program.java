package dev.constellation.strings.language;

import java.util.ArrayList;
import java.util.List;

/**
 * A syntax tree: branches of which one gives a row's output, namely the first whose predicate holds, or else the last. In a
 * text that is {@code If(predicate, then, otherwise)}, where a further case is another If in the place of the last branch.
 * Most programs have no case.
 *
 * @param cases branches with a predicate, in the order in which the predicates are asked
 * @param otherwise the branch of the rows for which no predicate holds
 */
public record Program(List<Case> cases, Branch otherwise) {
    /**
     * A branch for the rows for which a predicate holds.
     *
     * @param when the predicate
     * @param then the branch
     */
    public record Case(Predicate when, Branch then) {
        private int size() {
            return 1 + when.size();
        }
    }

    /** Copies the list. */
    public Program {
        cases = List.copyOf(cases);
    }

    /** A program without conditions. */
    public Program(List<Part> parts) {
        this(List.of(), new Branch(parts));
    }

    /** All branches, in the order of the text. */
    public List<Branch> branches() {
        List<Branch> branches = new ArrayList<>(cases.size() + 1);
        cases.forEach(one -> branches.add(one.then()));
        branches.add(otherwise);
        return branches;
    }

    /**
     * Parts of all branches together. It says how much there is to find, so a task that needs two branches of two parts is
     * in the stratum of tasks with four.
     */
    public int parts() {
        return branches().stream().mapToInt(branch -> branch.parts().size()).sum();
    }

    /** Nodes of the tree: those of the branches and the predicates, and one for each If. */
    public int size() {
        return cases.stream().mapToInt(Case::size).sum()
                + branches().stream().mapToInt(Branch::size).sum();
    }

    /** Most operators above a column in any part. */
    public int depth() {
        return branches().stream().mapToInt(Branch::depth).max().orElse(0);
    }
}
