package dev.constellation.core.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sums a weight per behaviour class and picks from the heaviest class: its first survivor, or the one with the highest
 * margin where the critic gives the weights. Classes of equal weight are told apart by their first survivor.
 */
record HeaviestBehaviour(String name, boolean needsCritic, Weighting weighting) implements SelectionPolicy {
    @Override
    public Optional<Survivor> pick(List<Survivor> survivors) {
        if (survivors.isEmpty()) {
            return Optional.empty();
        }
        String heaviest = heaviest(survivors);
        SelectionPolicy within = needsCritic ? Policies.CRITIC : Policies.NAIVE;
        return within.pick(survivors.stream()
                .filter(survivor -> survivor.behaviour().equals(heaviest))
                .toList());
    }

    private String heaviest(List<Survivor> survivors) {
        double[] weights = weighting.weights(survivors);
        Map<String, Double> mass = new LinkedHashMap<>();
        for (int i = 0; i < weights.length; i++) {
            mass.merge(survivors.get(i).behaviour(), weights[i], Double::sum);
        }
        String heaviest = survivors.getFirst().behaviour();
        for (Map.Entry<String, Double> entry : mass.entrySet()) {
            if (entry.getValue() > mass.getOrDefault(heaviest, 0.0)) {
                heaviest = entry.getKey();
            }
        }
        return heaviest;
    }
}
