package dev.constellation.core.analysis;

import dev.constellation.core.Digest;
import dev.constellation.core.policy.Policies;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.policy.Survivor;
import dev.constellation.core.stats.Columns;
import dev.constellation.core.stats.CrossedBootstrap;
import dev.constellation.core.stats.CrossedDesign;
import dev.constellation.core.study.StudyDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A policy against those that a study compared, on the same blocks of the same samples. Cells are taken one at a time; of
 * each stays how many of its blocks every policy got right, 2 bytes per policy and {@link Subset}, so that memory does
 * not grow with the number of samples. The bootstrap draws what the study's own analysis draws, so the policies of the
 * study get the figures of its report.
 */
public final class Reselection {
    private final StudyDefinition definition;
    private final SelectionPolicy policy;
    private final List<SelectionPolicy> originals;
    private final Map<String, Map<String, Integer>> tasks = new TreeMap<>();
    private final Map<String, Map<Integer, List<PolicyTally>>> tallies = new TreeMap<>();

    /**
     * Nothing counted yet.
     *
     * @param tasks ids of the tasks of each evaluated bank
     * @param policy the policy that is compared; its name may be that of another one
     */
    public Reselection(StudyDefinition definition, Map<String, List<String>> tasks, SelectionPolicy policy) {
        this.definition = definition;
        this.policy = policy;
        originals = new ArrayList<>(Policies.UNLEARNED);
        if (definition.critic().isPresent()) {
            originals.add(Policies.CRITIC);
        }
        originals.add(Policies.ORACLE);
        tasks.forEach((bank, ids) -> {
            Map<String, Integer> ordered = new TreeMap<>();
            ids.stream().sorted().forEach(id -> ordered.put(id, ordered.size()));
            this.tasks.put(bank, ordered);
        });
    }

    /**
     * Counts a cell. Threads may count different cells at the same time.
     *
     * @param original the cell as the study analysed it; every survivor has a margin when the study has a critic
     * @param replayed the same samples with the margins that the compared policy sees
     * @return the compared policy's pick of each block
     */
    public List<Optional<Survivor>> add(Cell original, Cell replayed) {
        int k = definition.k();
        int blocks = definition.samples(original.round(), original.bank()) / k;
        int index = index(original);
        List<PolicyTally> counted = tallies(original);
        boolean[] right = new boolean[1 + originals.size()];
        List<Optional<Survivor>> picks = new ArrayList<>(blocks);
        for (int block = 0; block < blocks; block++) {
            Block seen = Block.of(original, block * k, (block + 1) * k);
            Block offered = replayed == original ? seen : Block.of(replayed, block * k, (block + 1) * k);
            Optional<Survivor> pick = policy.pick(offered.survivors());
            picks.add(pick);
            right[0] = pick.map(Survivor::generalizes).orElse(false);
            for (int i = 1; i < right.length; i++) {
                right[i] = originals.get(i - 1).succeeds(seen.survivors());
            }
            for (PolicyTally tally : counted) {
                tally.add(index, seen, right);
            }
        }
        return picks;
    }

    /** What was found, by bank and round in their order. */
    public List<Reselected> results() {
        Map<String, List<Reselected>> results = new TreeMap<>();
        Map<Integer, SelectionPolicy> chosen = new HashMap<>();
        for (String bank : Choices.firstTheirBank(tallies.keySet())) {
            List<ReselectionFigures> rounds = figures(bank, tallies.getOrDefault(bank, Map.of()));
            if (Choices.areMadeOn(bank)) {
                rounds.forEach(round -> round.bestUnlearned().ifPresent(best -> chosen.put(round.number(), best)));
            }
            results.put(bank, rounds.stream().map(round -> round.result(chosen)).toList());
        }
        return results.values().stream().flatMap(List::stream).toList();
    }

    private List<ReselectionFigures> figures(String bank, Map<Integer, List<PolicyTally>> rounds) {
        CrossedDesign design = design(bank);
        Columns columns = new Columns(design);
        Map<Integer, List<PolicyTally.Placed>> placed = new TreeMap<>();
        rounds.forEach((round, subsets) -> placed.put(
                round, subsets.stream().map(tally -> tally.addTo(columns)).toList()));
        long seed = Digest.of("analysis").add(definition.seed()).add(bank).seed();
        FigureMaker make = new FigureMaker(CrossedBootstrap.run(columns, seed, definition.bootstrapReplicates()));
        List<SelectionPolicy> policies =
                Stream.concat(Stream.of(policy), originals.stream()).toList();
        return placed.entrySet().stream()
                .map(entry -> {
                    int round = entry.getKey();
                    Sizes sizes = new Sizes(
                            design.tasks(), design.splits(), design.trajectories(), definition.samples(round, bank));
                    return new ReselectionFigures(bank, round, definition.k(), policies, entry.getValue(), make, sizes);
                })
                .toList();
    }

    private synchronized List<PolicyTally> tallies(Cell cell) {
        return tallies.computeIfAbsent(cell.bank(), _ -> new TreeMap<>())
                .computeIfAbsent(
                        cell.round(),
                        _ -> Arrays.stream(Subset.values())
                                .map(subset -> new PolicyTally(
                                        subset,
                                        1 + originals.size(),
                                        design(cell.bank()).cells(),
                                        definition.samples(cell.round(), cell.bank()) / definition.k()))
                                .toList());
    }

    private CrossedDesign design(String bank) {
        return new CrossedDesign(ofBank(bank).size(), definition.splits(), definition.trajectories());
    }

    private int index(Cell cell) {
        Integer task = ofBank(cell.bank()).get(cell.taskId());
        if (task == null) {
            throw new IllegalArgumentException(
                    "cell.taskId: bank '%s' has no task %s".formatted(cell.bank(), cell.taskId()));
        }
        return design(cell.bank()).cell(task, cell.split(), cell.trajectory());
    }

    private Map<String, Integer> ofBank(String bank) {
        Map<String, Integer> ids = tasks.get(bank);
        if (ids == null) {
            throw new IllegalArgumentException("cell.bank: '%s' is not evaluated".formatted(bank));
        }
        return ids;
    }
}
