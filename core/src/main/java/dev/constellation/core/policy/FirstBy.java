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
        return survivors.stream().min(order.thenComparingInt(Survivor::index));
    }
}
