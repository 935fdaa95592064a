package dev.constellation.core.recipe;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The recipes by name. */
public final class Recipes {
    /** Vanilla STaR (arXiv 2203.14465). */
    public static final Recipe STAR = new VerifiedSamples("star", "own verified samples", false);

    /** Every recipe without a number in its name. */
    public static final List<Recipe> NAMED = List.of(
            STAR,
            new VerifiedSamples("rest-em", "verified samples of all rounds, from the first generator", true),
            new DistinctBehaviours(),
            new UncheckedSamples("visible-only", "own samples that are right on the visible rows", true),
            new UncheckedSamples("unverified", "own samples, right or wrong", false),
            new GivenPrograms("secret", "the programs that the tasks were made from", Recipe.Source.SECRET_PROGRAMS),
            new GivenPrograms(
                    "supervised", "more of what the first generator was trained on", Recipe.Source.SUPERVISED));

    /** What a recipe can be called. */
    public static final String ALLOWED =
            NAMED.stream().map(Recipe::name).collect(Collectors.joining(", ")) + ", pass@K with K from 1 to 4096";

    private static final Pattern PASS_AT_K = Pattern.compile("pass@([1-9][0-9]{0,3})");

    private Recipes() {}

    /** The recipe of a name, if there is one. */
    public static Optional<Recipe> find(String name) {
        Matcher passAtK = PASS_AT_K.matcher(name);
        if (passAtK.matches() && Integer.parseInt(passAtK.group(1)) <= PassAtKWeights.MOST) {
            return Optional.of(new PassAtKWeights(Integer.parseInt(passAtK.group(1))));
        }
        return NAMED.stream().filter(recipe -> recipe.name().equals(name)).findFirst();
    }

    /**
     * The recipe of a name.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Recipe named(String name) {
        return find(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("recipe: '%s', allowed are %s".formatted(name, ALLOWED)));
    }
}
