package dev.constellation.strings.synthesis;

import dev.constellation.core.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** Choices with probabilities in proportion to their weights. */
final class Weighted<T> {
    private final List<T> choices = new ArrayList<>();
    private final List<Double> bounds = new ArrayList<>();
    private double total;

    /** Adds a choice. */
    Weighted<T> add(double weight, T choice) {
        total += weight;
        choices.add(choice);
        bounds.add(total);
        return this;
    }

    T draw(RandomStream random) {
        double at = random.nextDouble() * total;
        int i = 0;
        while (i < bounds.size() - 1 && at >= bounds.get(i)) {
            i++;
        }
        return choices.get(i);
    }
}
