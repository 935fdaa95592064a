package dev.constellation.core.analysis;

import dev.constellation.core.policy.Survivor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The survivors among k consecutive samples.
 *
 * @param survivors by sample index
 * @param behaviours number of different held-out behaviours among them
 */
public record Block(List<Survivor> survivors, int behaviours) {
    /** The whole blocks among the first n samples of a cell. */
    public static List<Block> all(Cell cell, int n, int k) {
        return IntStream.range(0, n / k)
                .mapToObj(block -> of(cell, block * k, (block + 1) * k))
                .toList();
    }

    static Block of(Cell cell, int from, int to) {
        List<Survivor> survivors = new ArrayList<>();
        Set<String> behaviours = new HashSet<>();
        for (int index = from; index < to; index++) {
            SampleOutcome sample = cell.samples().get(index);
            if (sample.parsed() && sample.visiblePass()) {
                survivors.add(survivor(index, sample, cell.margins()));
                behaviours.add(sample.heldOutBehaviour());
            }
        }
        return new Block(survivors, behaviours.size());
    }

    private static Survivor survivor(int index, SampleOutcome sample, Map<String, Double> margins) {
        Double margin = sample.program() == null ? null : margins.get(sample.program());
        return new Survivor(
                index,
                sample.behaviour(),
                sample.size(),
                sample.logProbability(),
                sample.tokens(),
                margin == null ? OptionalDouble.empty() : OptionalDouble.of(margin),
                sample.generalizes());
    }

    /** Whether the critic has scored every survivor. */
    public boolean isScored() {
        return survivors.stream().allMatch(survivor -> survivor.margin().isPresent());
    }

    boolean isIn(Subset subset) {
        return switch (subset) {
            case ALL -> true;
            case DIVERGENT -> behaviours > 1;
            case CONTESTED ->
                survivors.stream().anyMatch(Survivor::generalizes)
                        && !survivors.stream().allMatch(Survivor::generalizes);
        };
    }
}
