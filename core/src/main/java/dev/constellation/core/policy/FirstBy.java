package dev.constellation.core.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Picks the first survivor in an order, the lowest index among equals. */
record FirstBy(String name, boolean needsCritic, boolean isCeiling, Comparator<Survivor> order)
        implements SelectionPolicy {
    static final Comparator<Survivor> HIGHEST_MARGIN =
            Comparator.comparingDouble(Survivor::requiredMargin).reversed();

    @Override
    public Optional<Survivor> pick(List<Survivor> survivors) {
        Survivor first = null;
        for (Survivor survivor : survivors) {
            if (first == null || order.compare(survivor, first) < 0) {
                first = survivor;
            }
        }
        return Optional.ofNullable(first);
    }
}
