package dev.constellation.core.analysis;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/**
 * A bank that two studies evaluated on the same tasks.
 *
 * @param bank its name
 * @param common tasks that both tried, and splits and training runs that both have
 * @param first tasks, splits and training runs of the first study
 * @param second those of the second one
 * @param coverage how often intervals that claim 95% hold the truth in simulated studies of the common sizes; absent
 *     with a single training run, on which everything is conditional
 * @param generators the generators that are compared
 */
public record ComparedBank(
        String bank, Sizes common, Sizes first, Sizes second, OptionalDouble coverage, List<Generators> generators) {
    /** Copies the list. */
    public ComparedBank {
        generators = List.copyOf(generators);
    }

    /**
     * A generator of each study.
     *
     * @param first round of the first study's; 0 is {@code gen_v0}
     * @param second round of the second one's
     * @param commonN samples per cell that both have
     * @param measures pass@k, ceiling and policies
     * @param curve differences at every k up to the common n with a simultaneous band; empty where nothing varies
     */
    public record Generators(
            int first, int second, int commonN, List<Measure> measures, List<Crossover.Difference> curve) {
        /** Copies the lists. */
        public Generators {
            measures = List.copyOf(measures);
            curve = List.copyOf(curve);
        }

        /** Label such as {@code v2}, or {@code v3 against v2} where the rounds differ. */
        public String label() {
            return first == second ? "v" + first : "v%d against v%d".formatted(second, first);
        }
    }

    /**
     * One difference.
     *
     * @param name what was measured, such as {@code pass@8}
     * @param first the first study's figure
     * @param second the second one's
     * @param difference second less first
     * @param p two-sided, by inversion of the bootstrap interval; 1 where there is none
     * @param holm p by Holm's correction over all tested differences of the comparison; 1 where nothing is tested
     */
    public record Measure(String name, Figure first, Figure second, Figure difference, double p, double holm) {
        /** Whether the difference can be tested. */
        public boolean isTested() {
            return difference.measuredInterval().isPresent();
        }
    }

    Stream<Measure> tested() {
        return generators.stream().flatMap(pair -> pair.measures().stream()).filter(Measure::isTested);
    }

    /** The same with corrected p-values, one for each tested measure, in order. */
    ComparedBank withHolm(DoubleSupplier holm) {
        return new ComparedBank(
                bank,
                common,
                first,
                second,
                coverage,
                generators.stream()
                        .map(pair -> new Generators(
                                pair.first(),
                                pair.second(),
                                pair.commonN(),
                                pair.measures().stream()
                                        .map(measure ->
                                                measure.isTested() ? with(measure, holm.getAsDouble()) : measure)
                                        .toList(),
                                pair.curve()))
                        .toList());
    }

    private static Measure with(Measure measure, double holm) {
        return new Measure(measure.name(), measure.first(), measure.second(), measure.difference(), measure.p(), holm);
    }
}
