package dev.constellation.core.tasks;

import dev.constellation.core.Digest;
import dev.constellation.core.domain.Split;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Every seed of a study that is not a sampling seed, each computed from the definition's seed and a label.
 *
 * @param seed the definition's seed
 * @param visible visible rows per task
 */
public record Seeds(long seed, int visible) {

    /** Of a synthetic bank. */
    public long bank(String name) {
        return Digest.of("bank-tasks").add(seed).add(name).seed();
    }

    /** Of the pool that a trajectory's critic learns from. */
    public long criticPool(int trajectory) {
        return Digest.of("critic-tasks").add(seed).add(trajectory).seed();
    }

    /** Of the tasks of a round. */
    public long selfTraining(int trajectory, int round) {
        return Digest.of("star-tasks").add(seed).add(trajectory).add(round).seed();
    }

    long supervised(int trajectory, int round) {
        return Digest.of("supervised-tasks")
                .add(seed)
                .add(trajectory)
                .add(round)
                .seed();
    }

    /** Split of an evaluation, by index from 0. */
    public Split evaluationSplit(int index) {
        return split(Digest.of("evaluation-split").add(seed).add(index));
    }

    /** So many splits of an evaluation, in the order of their indices. */
    public List<Split> evaluationSplits(int count) {
        return IntStream.range(0, count).mapToObj(this::evaluationSplit).toList();
    }

    /** Split of a critic's pool. */
    public Split criticSplit(int trajectory) {
        return split(Digest.of("critic-split").add(seed).add(trajectory));
    }

    /** Split of a round's tasks. */
    public Split selfTrainingSplit(int trajectory, int round) {
        return split(Digest.of("star-split").add(seed).add(trajectory).add(round));
    }

    /**
     * Of a training.
     *
     * @param role name of what is trained
     */
    public long training(String role, int trajectory, int round) {
        return Digest.of("training")
                .add(seed)
                .add(role)
                .add(trajectory)
                .add(round)
                .seed();
    }

    private Split split(Digest digest) {
        return new Split(digest.seed(), visible);
    }
}
