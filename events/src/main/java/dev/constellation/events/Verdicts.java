package dev.constellation.events;

import dev.constellation.core.domain.ProgramException;
import dev.constellation.core.judging.Judgement;
import dev.constellation.events.avro.ParseResult;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.Verdict;

/**
 * Judgements as events carry them.
 *
 * @param allPrograms whether the texts of programs are told that are wrong on a visible row
 */
public record Verdicts(boolean allPrograms) {
    /** Samples for training are told in full: a control trains on wrong ones. */
    public static Verdicts of(Purpose purpose) {
        return new Verdicts(purpose == Purpose.TRAIN);
    }

    /** The event of a judgement. */
    public Verdict of(Judgement judgement) {
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

    private Verdict judged(Judgement.Judged judged) {
        return new Verdict(
                ParseResult.PARSED,
                judged.visiblePass(),
                judged.heldOutPass(),
                judged.behaviour(),
                judged.heldOutBehaviour(),
                judged.visiblePass() || allPrograms ? judged.canonical() : null,
                judged.size(),
                judged.parts());
    }
}
