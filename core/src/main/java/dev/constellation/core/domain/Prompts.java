package dev.constellation.core.domain;

import java.util.List;
import java.util.Optional;

/** Turns puzzles into the texts that one model family is trained on and asked with. */
public interface Prompts {
    /** Name of the model family, as a node states it for its models. */
    String family();

    /** SHA-256 of the template and of all that shapes the rendered text. */
    String digest();

    /** The generator's prompt. */
    String generator(Puzzle puzzle);

    /** What the generator is trained to answer: a program as this family spells it. */
    String completion(String program);

    /** The program text inside a completion, the inverse of {@link #completion}; a program by itself is left as it is. */
    String program(String completion);

    /** Stop strings for sampling; may be empty. */
    List<String> stop();

    /**
     * The grammar of completions, its rule {@code start} a whole one; empty when the language has none or models of this
     * family are sampled without.
     */
    default Optional<String> grammar(Language language) {
        return Optional.empty();
    }

    /** The critic's prompt, what candidates of one puzzle share first. */
    String critic(Puzzle puzzle, String program);

    /** First token of the critic's answer when the program will generalize. */
    String yes();

    /** First token of the critic's answer when it will not. */
    String no();
}
