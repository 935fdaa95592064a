package dev.constellation.core.tasks;

import dev.constellation.core.domain.Pool;

/** Task sets of one kind, which may share tasks among each other. */
public sealed interface TaskGroup {
    /** Name in reports. */
    String label();

    /** The sets of all trajectories and rounds that a model is trained on. */
    enum Training implements TaskGroup {
        /** Tasks of self-training rounds. */
        SELF_TRAINING("self-training"),
        /** Tasks of critic pools. */
        CRITIC_POOL("critic pool"),
        /** Tasks of the control that goes on with supervised training. */
        SUPERVISED("supervised training");

        private final String label;

        Training(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    /**
     * An evaluation bank.
     *
     * @param name its name
     */
    record OfBank(String name) implements TaskGroup {
        @Override
        public String label() {
            return "bank '%s'".formatted(name);
        }

        private boolean isDev() {
            return name.equals(Pool.DEV.label());
        }
    }

    /** Whether what two groups share is a leak: two banks may share tasks, but none with the one that choices are tuned on. */
    default boolean mustDifferFrom(TaskGroup other) {
        return !(this instanceof OfBank bank && other instanceof OfBank another && !bank.isDev() && !another.isDev());
    }

    /** The group of a use. */
    static TaskGroup of(TaskUse use) {
        return switch (use) {
            case TaskUse.OfBank(String bank) -> new OfBank(bank);
            case TaskUse.OfCritic _ -> Training.CRITIC_POOL;
            case TaskUse.OfRound _ -> Training.SELF_TRAINING;
            case TaskUse.OfSupervised _ -> Training.SUPERVISED;
        };
    }
}
