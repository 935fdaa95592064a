package dev.constellation.report;

import dev.constellation.core.analysis.ArmResult;
import dev.constellation.core.analysis.BankDetail;
import dev.constellation.core.analysis.BankResult;
import dev.constellation.core.analysis.CriticDetail;
import dev.constellation.core.analysis.CriticResult;
import dev.constellation.core.analysis.Crossover;
import dev.constellation.core.analysis.Figure;
import dev.constellation.core.analysis.HeatedResult;
import dev.constellation.core.analysis.PolicyResult;
import dev.constellation.core.analysis.RetrainedCritic;
import dev.constellation.core.analysis.RoundGain;
import dev.constellation.core.analysis.RoundResult;
import dev.constellation.core.analysis.StratumResult;
import dev.constellation.core.analysis.Subset;
import dev.constellation.report.Chart.At;
import dev.constellation.report.Chart.Axis;
import dev.constellation.report.Chart.Group;
import dev.constellation.report.Chart.Line;
import dev.constellation.report.Chart.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** The plots of one bank. */
final class BankCharts {
    private final BankResult bank;
    private final BankDetail detail;
    private final int k;

    BankCharts(BankResult bank, BankDetail detail, int k) {
        this.bank = bank;
        this.detail = detail;
        this.k = k;
    }

    Chart curves() {
        List<Line> lines = bank.rounds().stream()
                .map(round -> new Line(
                        round.label(),
                        round.curve().stream()
                                .flatMap(point -> Point.of(point.figure()).map(at -> new At(point.k(), at)).stream())
                                .toList()))
                .toList();
        return new Chart.Lines("Tasks solved with k samples, %", Axis.SAMPLES, lines);
    }

    Chart levels() {
        return new Chart.Intervals(
                "Level by generator, %",
                labels(bank.rounds()),
                List.of(
                        group("pass@1", bank.rounds(), round -> round.passAtK(1)),
                        group("pass@" + k, bank.rounds(), round -> round.passAtK(k)),
                        group(
                                "ceiling, pass@n",
                                bank.rounds(),
                                round -> round.ceiling().figure())),
                false);
    }

    Chart gains() {
        return new Chart.Intervals(
                "Gain, points",
                bank.gains().stream().map(RoundGain::label).toList(),
                List.of(
                        group("pass@" + k, bank.gains(), RoundGain::passAtK),
                        group("ceiling at the common n", bank.gains(), RoundGain::ceiling),
                        group(
                                "expansion",
                                bank.gains(),
                                gain -> gain.expansion().net())),
                true);
    }

    Chart arms() {
        List<ArmResult> arms = bank.counterparts().arms();
        return new Chart.Intervals(
                "Other ways of training less the study's own, points",
                arms.stream().map(ArmResult::arm).toList(),
                List.of(
                        group("pass@" + k, arms, ArmResult::difference),
                        group("ceiling at the common n", arms, ArmResult::ceiling)),
                true);
    }

    Chart temperatures() {
        List<HeatedResult> heated = bank.counterparts().heated();
        return new Chart.Intervals(
                "pass@%d at other temperatures, %%".formatted(k),
                heated.stream()
                        .map(result -> "temperature " + result.temperature())
                        .toList(),
                List.of(
                        group("first generator", heated, HeatedResult::first),
                        group("last generator", heated, HeatedResult::last)),
                false);
    }

    Chart retrainedCritics() {
        List<RetrainedCritic> critics = bank.counterparts().critics();
        return new Chart.Intervals(
                "Critic less naive pick at k = %d, points".formatted(k),
                critics.stream().map(RetrainedCritic::label).toList(),
                List.of(
                        group("first critic", critics, critic -> critic.onAll().first()),
                        group(
                                "retrained critic",
                                critics,
                                critic -> critic.onAll().retrained())),
                true);
    }

    Chart crossover(Crossover crossover) {
        return new Chart.Lines(
                "Difference of pass@k, %s, points, with a simultaneous 95%% band".formatted(crossover.label()),
                Axis.SAMPLES_OF_DIFFERENCE,
                List.of(differences(crossover.label(), crossover.curve())));
    }

    /** A curve of differences with its band. */
    static Line differences(String name, List<Crossover.Difference> curve) {
        return new Line(
                name,
                curve.stream()
                        .map(at -> new At(
                                at.k(),
                                new Point(
                                        100 * at.value(),
                                        OptionalDouble.of(100 * at.low()),
                                        OptionalDouble.of(100 * at.high()))))
                        .toList());
    }

    /** Where tasks are lost between naive pick and everything; the parts of a bar are 100%. */
    Chart headroom() {
        List<RoundResult> known = bank.rounds().stream()
                .filter(round -> value(policy(round, "naive")).isPresent()
                        && value(policy(round, "oracle")).isPresent()
                        && value(round.ceiling().figure()).isPresent())
                .toList();
        return new Chart.Stacks(
                "Where tasks are won and lost, %",
                "%",
                labels(known),
                List.of(
                        part("solved by naive pick", known, round -> share(policy(round, "naive"))),
                        part(
                                "lost in picking among %d".formatted(k),
                                known,
                                round -> share(policy(round, "oracle")) - share(policy(round, "naive"))),
                        part(
                                "in reach of all n samples only",
                                known,
                                round -> share(round.ceiling().figure()) - share(policy(round, "oracle"))),
                        part(
                                "not solved",
                                known,
                                round -> 1 - share(round.ceiling().figure()))));
    }

    Chart policies() {
        return new Chart.Intervals(
                "Blocks of %d samples whose pick generalizes, %%".formatted(k),
                policyNames(),
                bank.rounds().stream()
                        .map(round -> group(round.label(), policyNames(), name -> policy(round, name)))
                        .toList(),
                false);
    }

    Chart recovered() {
        Set<String> names = new LinkedHashSet<>();
        detail.generators()
                .forEach(generator -> names.addAll(generator.recovered().keySet()));
        return new Chart.Intervals(
                "Share of oracle - naive that a policy recovers, %",
                List.copyOf(names),
                detail.generators().stream()
                        .map(generator -> group(
                                generator.label(),
                                List.copyOf(names),
                                name -> generator.recovered().getOrDefault(name, new Figure.Undefined("no critic"))))
                        .toList(),
                true);
    }

    Chart criticGains() {
        List<RoundResult> scored = scored();
        List<String> rows = scored.stream()
                .flatMap(round -> Stream.of("over naive, " + round.label(), "over best unlearned, " + round.label()))
                .toList();
        return new Chart.Intervals(
                "What the critic adds by divergence of the survivors, points",
                rows,
                Arrays.stream(Subset.values())
                        .map(subset -> new Group(
                                subset.label(),
                                scored.stream()
                                        .flatMap(round -> round.critic().stream())
                                        .flatMap(critic -> gains(critic, subset))
                                        .toList()))
                        .toList(),
                true);
    }

    private static Stream<Optional<Point>> gains(CriticResult critic, Subset subset) {
        return Stream.of(
                Point.of(critic.on(subset).gains().getFirst().figure()),
                Point.of(critic.on(subset).overBest()));
    }

    Chart criticByStratum() {
        List<BankDetail.Generator> scored = detailed();
        List<String> strata = scored.stream()
                .flatMap(generator -> generator.critic().stream())
                .flatMap(critic -> critic.overNaive().keySet().stream())
                .distinct()
                .toList();
        return new Chart.Intervals(
                "What the critic adds over naive pick by stratum, points",
                strata,
                scored.stream()
                        .map(generator -> group(generator.label(), strata, stratum -> overNaive(generator, stratum)))
                        .toList(),
                true);
    }

    private static Figure overNaive(BankDetail.Generator generator, String stratum) {
        Map<String, Figure> gains =
                generator.critic().map(CriticDetail::overNaive).orElse(Map.of());
        return gains.getOrDefault(stratum, new Figure.Undefined("no such stratum"));
    }

    Chart calibration() {
        return new Chart.Lines(
                "Calibration of the critic: survivors that are right, %, by the critic's probability of yes",
                Axis.PROBABILITY,
                detailed().stream()
                        .map(generator -> new Line(
                                generator.label(),
                                generator.critic().map(CriticDetail::reliability).orElse(List.of()).stream()
                                        .flatMap(bin ->
                                                Point.of(bin.right())
                                                        .map(right -> new At(bin.predicted(), right))
                                                        .stream())
                                        .toList()))
                        .toList());
    }

    Chart margins(BankDetail.Generator generator) {
        List<CriticDetail.Margins> bins =
                generator.critic().map(CriticDetail::margins).orElse(List.of());
        return new Chart.Stacks(
                "Margins of the critic on survivors of %s, log p(yes) - log p(no)".formatted(generator.label()),
                "survivors",
                bins.stream().map(bin -> CriticDetailTables.margin(bin.from())).toList(),
                List.of(
                        counts("right", bins, CriticDetail.Margins::right),
                        counts("wrong", bins, CriticDetail.Margins::wrong)));
    }

    Chart strata() {
        List<StratumResult> first =
                bank.rounds().isEmpty() ? List.of() : bank.rounds().getFirst().strata();
        return new Chart.Intervals(
                "pass@%d by stratum, %%".formatted(k),
                first.stream().map(StratumResult::stratum).toList(),
                bank.rounds().stream()
                        .map(round -> group(round.label(), round.strata(), StratumResult::passAtK))
                        .toList(),
                false);
    }

    List<BankDetail.Generator> detailed() {
        return detail.generators().stream()
                .filter(generator -> generator.critic().isPresent())
                .toList();
    }

    private List<RoundResult> scored() {
        return bank.rounds().stream()
                .filter(round -> round.critic().isPresent())
                .toList();
    }

    private List<String> policyNames() {
        return bank.rounds().stream()
                .flatMap(round -> round.policies().stream().map(PolicyResult::policy))
                .distinct()
                .toList();
    }

    private static List<String> labels(List<RoundResult> rounds) {
        return rounds.stream().map(RoundResult::label).toList();
    }

    private static <T> Group group(String name, List<T> rows, Function<T, Figure> figure) {
        List<Optional<Point>> points = new ArrayList<>();
        rows.forEach(row -> points.add(Point.of(figure.apply(row))));
        return new Group(name, points);
    }

    private static <T> Group counts(String name, List<T> rows, Function<T, Integer> count) {
        return new Group(
                name,
                rows.stream().map(row -> Optional.of(bare(count.apply(row)))).toList());
    }

    private static <T> Group part(String name, List<T> rows, Function<T, Double> share) {
        return new Group(
                name,
                rows.stream()
                        .map(row -> Optional.of(bare(100 * Math.max(0, share.apply(row)))))
                        .toList());
    }

    private static Point bare(double value) {
        return new Point(value, OptionalDouble.empty(), OptionalDouble.empty());
    }

    private static Figure policy(RoundResult round, String name) {
        return BankTables.success(round, name);
    }

    private static Optional<Double> value(Figure figure) {
        return figure.measured().map(Figure.Measured::value);
    }

    private static double share(Figure figure) {
        return value(figure).orElse(0.0);
    }
}
