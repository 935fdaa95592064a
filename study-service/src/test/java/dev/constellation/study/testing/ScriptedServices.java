package dev.constellation.study.testing;

import dev.constellation.core.Digest;
import dev.constellation.core.RandomStream;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.Candidate;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.FinishReason;
import dev.constellation.events.avro.GenerationRequest;
import dev.constellation.events.avro.LossPoint;
import dev.constellation.events.avro.ModelEvent;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.ParseResult;
import dev.constellation.events.avro.Puzzle;
import dev.constellation.events.avro.ScoreChunk;
import dev.constellation.events.avro.ScoringRequest;
import dev.constellation.events.avro.TrainingRequest;
import dev.constellation.events.avro.Verdict;
import dev.constellation.events.avro.VerdictChunk;
import dev.constellation.study.plan.Outgoing;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What generator, verifier, critic and trainer answer; a function of seeds and content, as the real ones are. */
public final class ScriptedServices {
    private ScriptedServices() {}

    /** The records that answer a request. */
    public static List<Outgoing> answer(SpecificRecord request) {
        return switch (request) {
            case GenerationRequest generation -> {
                RandomStream random = RandomStream.of(generation.getSampling().getSeed());
                String key = generation.getAt().getTaskId();
                yield List.of(
                        new Outgoing(Topic.CANDIDATES, key, candidates(generation, random)),
                        new Outgoing(Topic.VERDICTS, key, verdicts(generation, random)));
            }
            case CandidateChunk given ->
                List.of(new Outgoing(Topic.VERDICTS, given.getAt().getTaskId(), rightVerdict(given)));
            case ScoringRequest scoring ->
                List.of(new Outgoing(Topic.SCORES, scoring.getPuzzle().getTaskId(), scores(scoring)));
            case TrainingRequest training ->
                List.of(new Outgoing(Topic.MODELS, training.getNewModel(), model(training)));
            default -> List.of();
        };
    }

    private static CandidateChunk candidates(GenerationRequest request, RandomStream random) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < request.getSamples(); i++) {
            candidates.add(new Candidate("text", random.between(1, 9), -random.nextDouble(), FinishReason.STOP));
        }
        return new CandidateChunk(
                request.getChunkId(), request.getAt(), request.getFirstSample(), candidates, 10, 0.01, 0.02);
    }

    private static VerdictChunk verdicts(GenerationRequest request, RandomStream random) {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < request.getSamples(); i++) {
            verdicts.add(verdict(isTooHard(request) ? random.between(1, 5) : random.nextInt(6)));
        }
        return new VerdictChunk(
                request.getChunkId(),
                request.getAt(),
                request.getPuzzle(),
                request.getFirstSample(),
                verdicts,
                "tiny-1");
    }

    /** The first generator solves about half of the tasks never. */
    private static boolean isTooHard(GenerationRequest request) {
        return request.getAt().getRound() == 0 && request.getAt().getTaskId().hashCode() % 2 == 0;
    }

    private static VerdictChunk rightVerdict(CandidateChunk given) {
        return new VerdictChunk(
                given.getChunkId(),
                given.getAt(),
                new Puzzle(given.getAt().getTaskId(), List.of(), List.of()),
                0,
                List.of(verdict(0)),
                "tiny-1");
    }

    private static Verdict verdict(int program) {
        boolean visible = program < 3;
        return Verdict.newBuilder()
                .setParse(program == 5 ? ParseResult.SYNTAX_ERROR : ParseResult.PARSED)
                .setVisiblePass(visible)
                .setHeldOutPass(program == 0)
                .setBehaviour(visible ? "behaviour" + program / 2 : "")
                .setHeldOutBehaviour(visible ? "behaviour" + program : "")
                .setProgram(visible ? "program" + program : null)
                .setSize(program + 1)
                .setParts(1)
                .build();
    }

    private static ScoreChunk scores(ScoringRequest request) {
        List<Double> margins = request.getSurvivors().stream()
                .map(program -> RandomStream.of(Digest.of("margin")
                                .add(request.getCritic().getDigest())
                                .add(request.getPuzzle().getTaskId())
                                .add(program)
                                .seed())
                        .nextDouble())
                .toList();
        return new ScoreChunk(
                request.getRequestId(),
                request.getStudyId(),
                request.getRun(),
                request.getAnalysis(),
                request.getPuzzle().getTaskId(),
                request.getCritic(),
                request.getSurvivors(),
                margins,
                12,
                0.01,
                0.02);
    }

    private static ModelEvent model(TrainingRequest request) {
        String digest = Digest.of("weights")
                .add(request.getParent().getDigest())
                .add(request.getSeed())
                .add(request.getRecipe())
                .id();
        return new ModelEvent(
                request.getRequestId(),
                request.getStudyId(),
                request.getRun(),
                request.getTrajectory(),
                request.getRound(),
                request.getRole(),
                new ModelRef(request.getNewModel(), digest, request.getParent().getFamily()),
                request.getParent(),
                "store/" + digest,
                "data",
                42,
                List.of(new LossPoint(1, 100L, 0.5)),
                100L,
                0.2,
                0.3);
    }
}
