package dev.constellation.core.analysis;

import dev.constellation.core.stats.ClopperPearson;
import dev.constellation.core.stats.CrossedDesign;
import dev.constellation.core.stats.FalseDiscovery;
import dev.constellation.core.stats.FisherExact;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * On how many tasks a generator's share of right samples differs from an earlier one's by more than luck: per task
 * Fisher's exact test on the samples of all splits and trajectories, corrected over the bank's tasks. Where training
 * changed nothing, at most a share {@link #FALSE_DISCOVERY_RATE} of studies counts any task, however many samples there
 * are. It is a statement about the generators that were trained, not about others that the same recipe would train: the
 * luck of training counts as change.
 *
 * @param tasks tasks that both generators were sampled on
 * @param samplesBefore the fewest samples that the earlier generator has of one of them
 * @param risen tasks with a higher share
 * @param fromNone those of them that the earlier generator never solved
 * @param fallen tasks with a lower share
 */
public record ChangedTasks(int tasks, int samplesBefore, int risen, int fromNone, int fallen) {
    /** Expected share of false discoveries. */
    public static final double FALSE_DISCOVERY_RATE = 0.05;

    /** The largest chance of a right sample, at 95%, of a task that the earlier generator never solved. */
    public OptionalDouble neverBound() {
        return samplesBefore == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(ClopperPearson.interval(samplesBefore, 0).high());
    }

    /**
     * Right samples of a task among all of it.
     *
     * @param right samples that generalize
     * @param samples all of it, of every split and trajectory
     */
    public record Count(int right, int samples) {
        double share() {
            return (double) right / samples;
        }
    }

    /**
     * One task under two generators.
     *
     * @param task its index in the design
     * @param before the earlier generator's samples
     * @param after the later one's
     * @param adjusted p of Fisher's exact test, corrected over the bank's tasks
     */
    record Change(int task, Count before, Count after, double adjusted) {
        boolean isSignificant() {
            return adjusted <= FALSE_DISCOVERY_RATE;
        }

        boolean isRise() {
            return after.share() > before.share();
        }
    }

    static ChangedTasks of(CrossedDesign design, RoundData from, RoundData to) {
        List<Change> tested = tested(design, from, to);
        List<Change> changed = tested.stream().filter(Change::isSignificant).toList();
        List<Change> risen = changed.stream().filter(Change::isRise).toList();
        int fromNone = (int)
                risen.stream().filter(change -> change.before().right() == 0).count();
        int samplesBefore = tested.stream()
                .mapToInt(change -> change.before().samples())
                .min()
                .orElse(0);
        return new ChangedTasks(tested.size(), samplesBefore, risen.size(), fromNone, changed.size() - risen.size());
    }

    /** The tasks that both generators were sampled on. */
    static List<Change> tested(CrossedDesign design, RoundData from, RoundData to) {
        Count[] before = counts(design, from);
        Count[] after = counts(design, to);
        int[] both = IntStream.range(0, design.tasks())
                .filter(task -> before[task].samples > 0 && after[task].samples > 0)
                .toArray();
        double[] adjusted = FalseDiscovery.adjust(IntStream.of(both)
                .mapToDouble(task ->
                        FisherExact.p(before[task].right, before[task].samples, after[task].right, after[task].samples))
                .toArray());
        return IntStream.range(0, both.length)
                .mapToObj(i -> new Change(both[i], before[both[i]], after[both[i]], adjusted[i]))
                .toList();
    }

    private static Count[] counts(CrossedDesign design, RoundData round) {
        int[] right = new int[design.tasks()];
        int[] samples = new int[design.tasks()];
        int[] correct = round.correct();
        round.present().filter(cell -> round.isOwn(design, cell)).forEach(cell -> {
            right[design.taskOf(cell)] += correct[cell];
            samples[design.taskOf(cell)] += round.n();
        });
        return IntStream.range(0, design.tasks())
                .mapToObj(task -> new Count(right[task], samples[task]))
                .toArray(Count[]::new);
    }
}
