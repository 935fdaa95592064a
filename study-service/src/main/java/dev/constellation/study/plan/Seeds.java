package dev.constellation.study.plan;

import dev.constellation.core.Digest;
import dev.constellation.core.domain.Split;
import dev.constellation.events.avro.Role;

/**
 * Every seed of a study that is not a sampling seed, each computed from the definition's seed and a label.
 *
 * @param seed the definition's seed
 * @param visible visible rows per task
 */
record Seeds(long seed, int visible) {

    long bank(String name) {
        return Digest.of("bank-tasks").add(seed).add(name).seed();
    }

    long criticPool(int trajectory) {
        return Digest.of("critic-tasks").add(seed).add(trajectory).seed();
    }

    long selfTraining(int trajectory, int round) {
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
    Split evaluationSplit(int index) {
        return split(Digest.of("evaluation-split").add(seed).add(index));
    }

    Split criticSplit(int trajectory) {
        return split(Digest.of("critic-split").add(seed).add(trajectory));
    }

    Split selfTrainingSplit(int trajectory, int round) {
        return split(Digest.of("star-split").add(seed).add(trajectory).add(round));
    }

    long training(Role role, int trajectory, int round) {
        return Digest.of("training")
                .add(seed)
                .add(role.name())
                .add(trajectory)
                .add(round)
                .seed();
    }

    private Split split(Digest digest) {
        return new Split(digest.seed(), visible);
    }
}
