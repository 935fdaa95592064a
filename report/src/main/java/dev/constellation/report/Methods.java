package dev.constellation.report;

import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.BankResult;
import dev.constellation.core.analysis.Sizes;
import dev.constellation.core.stats.Factor;
import dev.constellation.core.study.StudyDefinition;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** How figures came about, in words. */
final class Methods {
    private Methods() {}

    /** Version of this program as its jar states it. */
    static String version() {
        String version = Methods.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /** What was run. */
    static String study(StudyDefinition study) {
        return "Domain %s (%s), base %s, first generator %s%s; %d visible rows%s, k = %d, temperature %s, top_p %s%s, seed %d."
                .formatted(
                        study.domain(),
                        study.profile(),
                        study.base(),
                        study.generator(),
                        study.criticParent()
                                .map(parent -> ", critics continue from " + parent)
                                .orElse(""),
                        study.visible(),
                        study.transductive() ? " (transductive: inputs of the other rows shown)" : "",
                        study.k(),
                        study.sampling().temperature(),
                        study.sampling().topP(),
                        study.sampling().grammar() ? ", completions held to the grammar" : "",
                        study.seed());
    }

    /** Sizes of a bank and what its intervals claim. */
    static String bank(BankResult bank) {
        Sizes sizes = bank.sizes();
        StringBuilder text = new StringBuilder("%s, %s, %s"
                .formatted(
                        counted(sizes.tasks(), "task"),
                        counted(sizes.splits(), "split"),
                        counted(sizes.trajectories(), "training run")));
        if (bank.excluded() > 0) {
            text.append(", %d tasks excluded".formatted(bank.excluded()));
        }
        text.append('.');
        List<Factor> single = sizes.conditionedOn();
        if (!single.isEmpty()) {
            text.append(" Intervals are conditional on %s."
                    .formatted(single.stream().map(Factor::single).collect(Collectors.joining(" and "))));
        }
        return text.append(coverage(bank.coverage())).toString();
    }

    /** How far intervals keep what they claim; empty when that is not known. */
    static String coverage(OptionalDouble coverage) {
        return coverage.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Intervals that claim 95%% hold the truth in %.0f%% of simulated studies of this size.",
                        100 * coverage.getAsDouble());
    }

    /** A number of things. */
    static String counted(int count, String thing) {
        return counted(count, thing, thing + "s");
    }

    /** A number of things whose plural is not regular. */
    static String counted(int count, String thing, String things) {
        return "%d %s".formatted(count, count == 1 ? thing : things);
    }

    /** The statistics, once per report. */
    static String statistics(StudyDefinition study) {
        return """
                A task is solved by a program that is right on every row, of which the model saw %d. pass@k is the \
                unbiased estimate 1 - C(n-c,k)/C(n,k). Intervals are 95%% percentile intervals of a crossed bootstrap \
                (%d replicates): tasks, splits and training runs are resampled independently and their counts \
                multiplied; all figures of a bank share the replicates, so comparisons are paired. With two to seven training \
                runs they are intervals of Student's t instead: each task, split and training run is left out in turn, \
                which gives the variance that each contributes, and the degrees of freedom are Satterthwaite's. A training run is one \
                independent self-training run from the common first generator, which is sampled once. "Detectable" is the \
                smallest true difference that would be found with probability 80%% at 5%%. A crossover is claimed only when a \
                simultaneous 95%% band is above zero at k and below zero at the larger number of samples. Policies act on \
                blocks of k consecutive samples; a block is divergent when its survivors differ on held-out rows, and \
                contested when right and wrong ones are among them. In a study with the bank dev, the best unlearned policy \
                of each generator and the first generator's best temperature are those of dev, on all banks; without it, the \
                best unlearned policy is chosen on the data that it is compared on. The frozen control is estimated from disjoint halves \
                of the first generator's own samples.""".formatted(study.visible(), study.bootstrapReplicates());
    }

    /** How plots are made that rest on more than the figures of the digest. */
    static String reading() {
        return """
                The share that a policy recovers is (policy - naive)/(oracle - naive), a ratio of means on common \
                replicates. Calibration and margins are over distinct survivors of a task, split and training run; the \
                critic's probability of yes is 1/(1 + exp(-margin)), and a calibrated critic lies on the diagonal. A task \
                counts as changed by Fisher's exact test on all of its samples with a false discovery rate of 5% within the \
                bank; shown is the right program that was sampled most often or, where none is right, the most frequent \
                survivor.""";
    }

    /** Where randomness comes from. */
    static String seeds(StudyDefinition study) {
        return "Every random choice follows from seed %d: tasks, splits, sampling and training by digests of it with their names, the bootstrap by replicate. The same definition gives the same figures and the same digest."
                .formatted(study.seed());
    }

    /** What a reader needs to find this very result again. */
    static String citation(StudyDefinition study, Analysis analysis) {
        return "Constellation %s, study %s, definition %s, seed %d, report digest %s."
                .formatted(version(), study.name(), study.digest(), study.seed(), analysis.digest());
    }
}
