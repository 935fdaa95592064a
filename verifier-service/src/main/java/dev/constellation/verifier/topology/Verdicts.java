package dev.constellation.verifier.topology;

import dev.constellation.core.domain.ProgramException;
import dev.constellation.core.judging.Judgement;
import dev.constellation.events.avro.ParseResult;
import dev.constellation.events.avro.Verdict;

/** Judgements as events carry them. */
final class Verdicts {
    private Verdicts() {}

    static Verdict of(Judgement judgement) {
        return switch (judgement) {
            case Judgement.Rejected rejected -> rejected(rejected.kind());
            case Judgement.Judged judged -> judged(judged);
        };
    }

    private static Verdict rejected(ProgramException.Kind kind) {
        return new Verdict(parseResult(kind), false, false, "", "", null, 0, 0);
    }

    private static ParseResult parseResult(ProgramException.Kind kind) {
        return switch (kind) {
            case SYNTAX -> ParseResult.SYNTAX_ERROR;
            case LIMIT -> ParseResult.LIMIT_EXCEEDED;
        };
    }

    private static Verdict judged(Judgement.Judged judged) {
        return new Verdict(
                ParseResult.PARSED,
                judged.visiblePass(),
                judged.heldOutPass(),
                judged.behaviour(),
                judged.heldOutBehaviour(),
                judged.visiblePass() ? judged.canonical() : null,
                judged.size(),
                judged.parts());
    }
}
