package dev.constellation.core.tasks;

/** What a set of tasks is for. */
public sealed interface TaskUse {
    /** Name in messages. */
    String label();

    /**
     * Evaluation.
     *
     * @param bank name of the bank
     */
    record OfBank(String bank) implements TaskUse {
        @Override
        public String label() {
            return "bank '%s'".formatted(bank);
        }
    }

    /**
     * Training a critic.
     *
     * @param trajectory whose critic
     */
    record OfCritic(int trajectory) implements TaskUse {
        @Override
        public String label() {
            return "critic pool of trajectory %d".formatted(trajectory);
        }
    }

    /**
     * Training a control on more of what the first generator was trained on.
     *
     * @param trajectory whose control
     * @param round the round that is trained
     */
    record OfSupervised(int trajectory, int round) implements TaskUse {
        @Override
        public String label() {
            return "supervised training of trajectory %d, round %d".formatted(trajectory, round);
        }
    }

    /**
     * Training a generator.
     *
     * @param trajectory whose generator
     * @param round the round that is trained
     */
    record OfRound(int trajectory, int round) implements TaskUse {
        @Override
        public String label() {
            return "self-training of trajectory %d, round %d".formatted(trajectory, round);
        }
    }
}
