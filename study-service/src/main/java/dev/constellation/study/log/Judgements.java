package dev.constellation.study.log;

import dev.constellation.events.avro.ParseResult;
import dev.constellation.events.avro.Verdict;
import dev.constellation.study.plan.Judgement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reduces verdicts to what figures need. Equal texts share one string and equal judgements one object: the samples of a
 * task repeat each other, and most of them fail alike.
 */
final class Judgements {
    private final Map<String, String> texts = new HashMap<>();
    private final Map<Judgement, Judgement> failures = new HashMap<>();

    List<Judgement> of(List<Verdict> verdicts) {
        return verdicts.stream().map(this::of).toList();
    }

    String shared(String text) {
        return texts.computeIfAbsent(text, same -> same);
    }

    private Judgement of(Verdict verdict) {
        Judgement judgement = new Judgement(
                verdict.getParse() == ParseResult.PARSED,
                verdict.getVisiblePass(),
                verdict.getHeldOutPass(),
                shared(verdict.getBehaviour()),
                shared(verdict.getHeldOutBehaviour()),
                sharedOrNull(verdict.getProgram()),
                verdict.getSize());
        return judgement.visiblePass() ? judgement : failures.computeIfAbsent(judgement, same -> same);
    }

    private @Nullable String sharedOrNull(@Nullable String text) {
        return text == null ? null : shared(text);
    }
}
