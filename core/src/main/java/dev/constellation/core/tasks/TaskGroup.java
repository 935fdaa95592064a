package dev.constellation.core.tasks;

import dev.constellation.core.domain.Pool;

/** Task sets between which an overlap would be a leak, or would not. */
public sealed interface TaskGroup {
    /** Name in reports. */
    String label();

    /** Whether what it shares with another group is a leak. */
    boolean leaksInto(TaskGroup other);

    /** All self-training rounds of all trajectories. */
    record SelfTraining() implements TaskGroup {
        @Override
        public String label() {
            return "self-training";
        }

        @Override
        public boolean leaksInto(TaskGroup other) {
            return true;
        }
    }

    /** What controls are trained on that learn more of what the first generator learnt. */
    record Supervised() implements TaskGroup {
        @Override
        public String label() {
            return "supervised training";
        }

        @Override
        public boolean leaksInto(TaskGroup other) {
            return true;
        }
    }

    /** The critic pools of all trajectories. */
    record CriticPool() implements TaskGroup {
        @Override
        public String label() {
            return "critic pool";
        }

        @Override
        public boolean leaksInto(TaskGroup other) {
            return true;
        }
    }

    /**
     * An evaluation bank. Two banks may share tasks, but none with the one on which choices are tuned.
     *
     * @param name its name
     */
    record OfBank(String name) implements TaskGroup {
        @Override
        public String label() {
            return "bank '%s'".formatted(name);
        }

        @Override
        public boolean leaksInto(TaskGroup other) {
            return !(other instanceof OfBank bank) || isDev() || bank.isDev();
        }

        private boolean isDev() {
            return name.equals(Pool.DEV.label());
        }
    }

    /** The group of a use. */
    static TaskGroup of(TaskUse use) {
        return switch (use) {
            case TaskUse.OfBank(String bank) -> new OfBank(bank);
            case TaskUse.OfCritic _ -> new CriticPool();
            case TaskUse.OfRound _ -> new SelfTraining();
            case TaskUse.OfSupervised _ -> new Supervised();
        };
    }
}
