package dev.constellation.core.analysis;

import dev.constellation.core.analysis.Finding.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the figures of a bank, always in the same order. */
final class Findings {
    private final BankResult bank;
    private final int k;
    private final List<Finding> findings = new ArrayList<>();

    private Findings(BankResult bank, int k) {
        this.bank = bank;
        this.k = k;
    }

    static List<Finding> of(BankResult bank, int k) {
        Findings findings = new Findings(bank, k);
        bank.rounds().forEach(findings::addRound);
        bank.gains().forEach(findings::addGain);
        bank.axes().forEach(findings::addAxis);
        findings.add(Topic.ROUND, "v0,v1,v2", "deceleration of pass@" + k, bank.deceleration());
        findings.addCounterparts(bank.counterparts());
        return findings.findings;
    }

    private void addAxis(AxisResult axis) {
        axis.figures().ifPresent(figures -> {
            String first = bank.rounds().getFirst().label();
            String last = bank.rounds().getLast().label();
            String on = " on axis " + axis.axis();
            add(Topic.AXIS, first, "pass@" + figures.samples() + on, figures.first());
            add(Topic.AXIS, last, "pass@" + figures.samples() + on, figures.last());
            add(Topic.AXIS, last + "-" + first, "headroom closed" + on, figures.headroomClosed());
        });
    }

    private void addCounterparts(BankCounterparts counterparts) {
        String last = bank.rounds().isEmpty() ? "" : bank.rounds().getLast().label();
        for (ArmResult arm : counterparts.arms()) {
            String generator = "%s (%s)".formatted(last, arm.arm());
            add(Topic.COUNTERPART, generator, "pass@" + k, arm.passAtK());
            add(Topic.COUNTERPART, generator, "pass@" + k + " less own", arm.difference());
            add(Topic.COUNTERPART, generator, "ceiling at " + arm.samples() + " less own", arm.ceiling());
        }
        counterparts.frozen().ifPresent(frozen -> {
            String samples = " with " + frozen.samples() + " samples";
            add(Topic.COUNTERPART, last, "newly solved" + samples, frozen.newly());
            add(Topic.COUNTERPART, "frozen copies", "newly solved" + samples, frozen.control());
            add(Topic.COUNTERPART, last + "-frozen", "newly solved" + samples, frozen.net());
        });
        for (HeatedResult heated : counterparts.heated()) {
            String at = " at temperature %s%s"
                    .formatted(heated.temperature(), heated.chosenOnDev() ? " chosen on dev" : "");
            add(Topic.COUNTERPART, "v0" + at, "pass@" + k, heated.first());
            add(Topic.COUNTERPART, last + at, "pass@" + k, heated.last());
            add(Topic.COUNTERPART, last + "-v0" + at, "pass@" + k, heated.lead());
        }
        counterparts.extended().ifPresent(extended -> {
            Sizes sizes = bank.sizes().withSamples(extended.to()).untrained();
            addCount("v0", "cells without a right sample in " + extended.from(), extended.cells(), sizes);
            addCount("v0", "of these solved within " + extended.to(), extended.found(), sizes);
            addCount(last, "newly solved and not within " + extended.to(), extended.beyond(), sizes);
        });
        for (RetrainedCritic critic : counterparts.critics()) {
            critic.gains()
                    .forEach(on -> addContrast(
                            critic, "gain over naive on " + on.subset().label(), on.gain()));
            addContrast(critic, "auc", critic.auc());
        }
    }

    private void addContrast(RetrainedCritic critic, String measure, RetrainedCritic.Contrast contrast) {
        String generator = critic.label();
        add(Topic.COUNTERPART, generator + " (first critic)", measure, contrast.first());
        add(Topic.COUNTERPART, generator + " (retrained critic)", measure, contrast.retrained());
        add(Topic.COUNTERPART, generator + " (retrained - first critic)", measure, contrast.difference());
    }

    private void addCount(String generator, String measure, int count, Sizes sizes) {
        add(
                Topic.COUNTERPART,
                generator,
                measure,
                new Figure.Measured(count, Optional.empty(), Optional.empty(), sizes));
    }

    private void add(Topic topic, String generator, String measure, Figure figure) {
        findings.add(new Finding(topic, bank.bank(), generator, measure, figure));
    }

    private void addRound(RoundResult round) {
        String generator = round.label();
        round.curve().forEach(point -> add(Topic.CURVE, generator, "pass@" + point.k(), point.figure()));
        round.policies().forEach(policy -> add(Topic.POLICY, generator, policy.policy(), policy.success()));
        round.critic().ifPresent(critic -> addCritic(generator, critic));
        QualityResult quality = round.quality();
        add(Topic.QUALITY, generator, "parse rate", quality.parseRate());
        add(Topic.QUALITY, generator, "visible pass rate", quality.visiblePassRate());
        add(Topic.QUALITY, generator, "visible passes that fail held-out", quality.visibleOnly());
        add(Topic.QUALITY, generator, "tokens per sample", quality.tokens());
        add(Topic.QUALITY, generator, "entropy in nats", quality.entropy());
        add(Topic.QUALITY, generator, "right samples per 1000 tokens", quality.rightPerKilotoken());
        add(Topic.QUALITY, generator, "programs per solved task", quality.programs());
        addStrata(generator, round.strata());
    }

    private void addStrata(String generator, List<StratumResult> strata) {
        strata.forEach(stratum ->
                add(Topic.STRATUM, generator, "pass@" + k + " on stratum " + stratum.stratum(), stratum.passAtK()));
    }

    private void addCritic(String generator, CriticResult critic) {
        for (SubsetGains on : critic.subsets()) {
            String where = " on " + on.subset().label();
            if (on.subset() != Subset.ALL) {
                add(Topic.CRITIC, generator, "share of blocks" + where, on.share());
            }
            on.gains().forEach(gain -> add(Topic.CRITIC, generator, "gain over " + gain.over() + where, gain.figure()));
            add(Topic.CRITIC, generator, "gain over best unlearned" + where, on.overBest());
        }
        add(Topic.CRITIC, generator, "share of oracle - naive recovered", critic.recovered());
        add(Topic.CRITIC, generator, "auc", critic.auc());
        add(Topic.CRITIC, generator, "brier score", critic.brier());
        add(Topic.CRITIC, generator, "calibration", critic.calibration());
    }

    private void addGain(RoundGain gain) {
        String generator = gain.label();
        add(Topic.ROUND, generator, "pass@" + k, gain.passAtK());
        add(Topic.ROUND, generator, "ceiling at " + gain.commonN(), gain.ceiling());
        add(Topic.ROUND, generator, "headroom closed", gain.headroomClosed());
        add(Topic.ROUND, generator, "headroom closed of tasks known solvable", gain.solvableHeadroomClosed());
        RoundGain.Expansion expansion = gain.expansion();
        String samples = " with " + expansion.samples() + " samples";
        add(Topic.ROUND, generator, "newly solved" + samples, expansion.newly());
        add(Topic.ROUND, generator, "newly solved by frozen control" + samples, expansion.control());
        add(Topic.ROUND, generator, "expansion" + samples, expansion.net());
        RoundGain.Diversity diversity = gain.diversity();
        add(Topic.ROUND, generator, "programs at equal successes, before", diversity.before());
        add(Topic.ROUND, generator, "programs at equal successes, after", diversity.after());
        add(Topic.ROUND, generator, "programs at equal successes, difference", diversity.difference());
        addStrata(generator, gain.strata());
    }
}
