package dev.constellation.core.analysis;

import dev.constellation.core.Digest;
import dev.constellation.core.study.StudyDefinition;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * SHA-256 over one line per scientific figure, numbers in {@link Canonical} form: the definition's digest, every finding
 * with its interval, the counts of changed tasks, the crossover curves and the tests of the declared outcomes. Times, costs and the study's name are
 * no part of it, so a run that was interrupted, repeated or moved to another machine has the same digest when it found
 * the same.
 */
final class ReportDigest {
    private ReportDigest() {}

    static String of(StudyDefinition definition, Analysis analysis) {
        String lines = Stream.of(
                        Stream.of("definition " + definition.digest()),
                        analysis.findings().stream().map(finding -> finding.key() + ' ' + text(finding.figure())),
                        analysis.banks().stream().flatMap(ReportDigest::changes),
                        analysis.banks().stream().flatMap(ReportDigest::crossovers),
                        analysis.primary().stream().map(ReportDigest::primary))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n"));
        return Digest.sha256(lines.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Figure figure) {
        return switch (figure) {
            case Figure.Undefined undefined -> "undefined";
            case Figure.Measured measured ->
                Canonical.number(measured.value())
                        + measured.interval()
                                .map(interval -> " %s %s"
                                        .formatted(Canonical.number(interval.low()), Canonical.number(interval.high())))
                                .orElse("");
        };
    }

    private static Stream<String> changes(BankResult bank) {
        return bank.gains().stream()
                .map(gain -> "%s/%s changed %s %s %s of %s"
                        .formatted(
                                bank.bank(),
                                gain.label(),
                                gain.changed().risen(),
                                gain.changed().fromNone(),
                                gain.changed().fallen(),
                                gain.changed().tasks()));
    }

    private static Stream<String> crossovers(BankResult bank) {
        return bank.crossovers().stream()
                .map(crossover -> "%s/%s crossover %s %s %s %s"
                        .formatted(
                                bank.bank(),
                                crossover.label(),
                                crossover.claimed(),
                                crossing(crossover),
                                Canonical.number(crossover.none()),
                                crossover.curve().stream()
                                        .map(point -> point.k() + ":" + Canonical.number(point.value()))
                                        .collect(Collectors.joining(" "))));
    }

    private static String crossing(Crossover crossover) {
        return crossover
                .crossing()
                .map(k -> k
                        + crossover
                                .crossingInterval()
                                .map(interval -> " %s %s"
                                        .formatted(Canonical.number(interval.low()), Canonical.number(interval.high())))
                                .orElse(""))
                .orElse("none");
    }

    private static String primary(PrimaryResult result) {
        return "%s/%s %s p %s %s"
                .formatted(
                        result.outcome().bank(),
                        result.label(),
                        text(result.figure()),
                        Canonical.number(result.p()),
                        Canonical.number(result.adjusted()));
    }
}
