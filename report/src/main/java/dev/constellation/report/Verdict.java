package dev.constellation.report;

import dev.constellation.core.analysis.Adequacy;
import dev.constellation.core.analysis.Analysis;
import dev.constellation.core.analysis.BankResult;
import dev.constellation.core.analysis.CriticResult;
import dev.constellation.core.analysis.Crossover;
import dev.constellation.core.analysis.Figure;
import dev.constellation.core.analysis.RetrainedCritic;
import dev.constellation.core.analysis.RoundGain;
import dev.constellation.core.analysis.RoundResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a study found, in words: a claim only where an interval supports it. */
final class Verdict {
    private final int k;

    private Verdict(int k) {
        this.k = k;
    }

    /** One paragraph per bank. */
    static List<String> of(Analysis analysis) {
        Verdict verdict = new Verdict(analysis.k());
        List<String> paragraphs = new ArrayList<>();
        analysis.banks().forEach(bank -> paragraphs.add(verdict.paragraph(bank)));
        analysis.unmeasured().forEach(bank -> paragraphs.add("Bank %s: nothing was measured.".formatted(bank)));
        return paragraphs;
    }

    private String paragraph(BankResult bank) {
        List<String> sentences = new ArrayList<>();
        bank.overall().ifPresent(gain -> {
            sentences.add(training(bank, gain));
            if (Direction.of(gain.ceiling()) == Direction.DOWN) {
                sentences.add(fallenCeiling(gain));
            }
            sentences.add(expansion(gain));
        });
        bank.crossovers().stream().findFirst().map(this::crossover).ifPresent(sentences::add);
        bank.rounds().stream()
                .filter(round -> round.critic().isPresent())
                .reduce((first, last) -> last)
                .ifPresent(round -> round.critic().ifPresent(critic -> sentences.add(critic(round, critic))));
        bank.counterparts().critics().forEach(critic -> sentences.add(retrained(critic)));
        sentences.add(power(bank.adequacy()));
        return "Bank %s: %s".formatted(bank.bank(), String.join(" ", sentences));
    }

    private String training(BankResult bank, RoundGain gain) {
        String levels = "%s against %s".formatted(level(bank.round(gain.to())), level(bank.round(gain.from())));
        String change = "pass@%d is %s (%s points)".formatted(k, levels, Notation.POINTS.of(gain.passAtK()));
        return switch (Direction.of(gain.passAtK())) {
            case UP -> "self-training raised success at %d samples: %s.".formatted(k, change);
            case DOWN -> "self-training lowered success at %d samples: %s.".formatted(k, change);
            case OPEN ->
                "self-training made no difference at %d samples that this study can tell: %s.".formatted(k, change);
        };
    }

    private String level(Optional<RoundResult> round) {
        return round.map(result -> switch (result.passAtK(k)) {
                    case Figure.Measured measured ->
                        "%s%% for %s".formatted(Notation.PERCENT.of(measured.value()), result.label());
                    case Figure.Undefined undefined -> "undefined for " + result.label();
                })
                .orElse("not measured");
    }

    private static String fallenCeiling(RoundGain gain) {
        return "Its ceiling fell: with all %d samples it solves fewer tasks than the first generator (%s points)."
                .formatted(gain.commonN(), Notation.POINTS.of(gain.ceiling()));
    }

    private static String expansion(RoundGain gain) {
        String size = "%s points with %d samples each"
                .formatted(
                        Notation.POINTS.of(gain.expansion().net()),
                        gain.expansion().samples());
        return switch (Direction.of(gain.expansion().net())) {
            case UP ->
                "It solves tasks that the first generator fails, more than an untrained copy would by luck (%s): evidence of new capability."
                        .formatted(size);
            case DOWN ->
                "It newly solves fewer tasks than an untrained copy would by luck (%s): it concentrates what was there."
                        .formatted(size);
            case OPEN -> "Whether it solves tasks out of the first generator's reach is open (%s).".formatted(size);
        };
    }

    private String crossover(Crossover crossover) {
        String at = crossover.crossing().map(number -> " near k = " + number).orElse("");
        return crossover.claimed()
                ? "The curves cross%s: better at %d samples, worse at %d, with simultaneous confidence."
                        .formatted(at, crossover.few(), crossover.many())
                : "No crossover of the curves between %d and %d samples is established."
                        .formatted(crossover.few(), crossover.many());
    }

    private static String critic(RoundResult round, CriticResult critic) {
        Figure gain = critic.overNaive();
        String size = "%s points on %s".formatted(Notation.POINTS.of(gain), round.label());
        return switch (Direction.of(gain)) {
            case UP -> "The critic picks better than the first survivor (%s).".formatted(size);
            case DOWN -> "The critic picks worse than the first survivor (%s).".formatted(size);
            case OPEN -> "The critic makes no difference to the pick that this study can tell (%s).".formatted(size);
        };
    }

    private static String retrained(RetrainedCritic critic) {
        Figure difference = critic.onAll().difference();
        String size = "%s points on %s".formatted(Notation.POINTS.of(difference), critic.label());
        return switch (Direction.of(difference)) {
            case UP -> "The critic that was trained again picks better than the first one (%s).".formatted(size);
            case DOWN -> "The critic that was trained again picks worse than the first one (%s).".formatted(size);
            case OPEN ->
                "Training the critic again makes no difference to the pick that this study can tell (%s)."
                        .formatted(size);
        };
    }

    private static String power(Adequacy adequacy) {
        String seen = adequacy.detectable().isPresent()
                ? "At this power only differences above %s points would be seen (%s)."
                        .formatted(Notation.PERCENT.of(adequacy.detectable().getAsDouble()), adequacy.comparison())
                : "At this power nothing can be said (%s).".formatted(adequacy.comparison());
        return adequacy.isDemonstration()
                ? "%s The study counts as a demonstration: %s.".formatted(seen, String.join("; ", adequacy.reasons()))
                : seen;
    }
}
