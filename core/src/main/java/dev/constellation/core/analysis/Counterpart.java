package dev.constellation.core.analysis;

import dev.constellation.core.study.Arm;
import java.util.Locale;

/** What a study's self-training is compared with. */
public sealed interface Counterpart {
    /** Name in stages, tables and sampling seeds. */
    String label();

    /**
     * The last generator of another way of training.
     *
     * @param arm which
     */
    record Trained(Arm arm) implements Counterpart {
        @Override
        public String label() {
            return arm.name();
        }
    }

    /** Copies of the first generator; the copy stands in the place of the trajectory. */
    record Frozen() implements Counterpart {
        @Override
        public String label() {
            return "frozen";
        }
    }

    /**
     * The first and the last generator at another temperature.
     *
     * @param temperature which
     */
    record Heated(double temperature) implements Counterpart {
        @Override
        public String label() {
            return String.format(Locale.ROOT, "t%s", temperature);
        }
    }

    /** Further samples of the first generator, where none of its samples is right. */
    record Extended() implements Counterpart {
        @Override
        public String label() {
            return "extended";
        }
    }
}
