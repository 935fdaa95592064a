package dev.constellation.critic;

import dev.constellation.core.FailureException;
import dev.constellation.core.domain.Domains;
import dev.constellation.core.domain.Prompts;
import dev.constellation.core.domain.Puzzle;
import dev.constellation.events.DomainRecords;
import dev.constellation.events.RequestProcessor.Work;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.ScoreChunk;
import dev.constellation.events.avro.ScoringRequest;
import dev.constellation.protocol.CompletionRequest;
import dev.constellation.protocol.CompletionResponse.Usage;
import dev.constellation.protocol.ModelId;
import dev.constellation.protocol.NodeCalls;
import dev.constellation.protocol.NodeCalls.Answered;
import java.util.ArrayList;
import java.util.List;

/** Scores the survivors of a puzzle, one prompt each, a limited number of prompts per call. */
final class Scoring implements Work<ScoringRequest, ScoreChunk> {
    private static final int LISTED_TOKENS = 20;

    private final Domains domains;
    private final NodeCalls node;
    private final int promptsPerCall;

    Scoring(Domains domains, NodeCalls node, int promptsPerCall) {
        if (promptsPerCall < 1) {
            throw new IllegalArgumentException(
                    "constellation.prompts-per-call: %d, at least 1 is needed".formatted(promptsPerCall));
        }
        this.domains = domains;
        this.node = node;
        this.promptsPerCall = promptsPerCall;
    }

    @Override
    public ScoreChunk answer(ScoringRequest request) throws FailureException {
        Prompts prompts =
                domains.prompts(request.getDomain(), request.getCritic().getFamily());
        Margins answers = new Margins(prompts.yes(), prompts.no());
        List<String> texts = texts(request, prompts);
        List<Double> margins = new ArrayList<>(texts.size());
        List<Usage> usages = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += promptsPerCall) {
            List<String> batch = texts.subList(from, Math.min(from + promptsPerCall, texts.size()));
            Answered<List<Double>> scored = score(request, batch, answers);
            margins.addAll(scored.value());
            usages.add(scored.usage());
        }
        return scores(request, margins, usages);
    }

    private static List<String> texts(ScoringRequest request, Prompts prompts) {
        Puzzle puzzle = DomainRecords.puzzle(request.getPuzzle());
        return request.getSurvivors().stream()
                .map(program -> prompts.critic(puzzle, program))
                .toList();
    }

    private Answered<List<Double>> score(ScoringRequest request, List<String> texts, Margins answers)
            throws FailureException {
        ModelRef critic = request.getCritic();
        return node.complete(
                request.getRequestId(),
                new ModelId(critic.getName(), critic.getDigest()),
                new CompletionRequest(critic.getName(), texts, 1, 0, 0, 1, 1, LISTED_TOKENS, List.of(), null),
                response -> answers.read(response, texts.size()));
    }

    private static ScoreChunk scores(ScoringRequest request, List<Double> margins, List<Usage> usages) {
        return ScoreChunk.newBuilder()
                .setRequestId(request.getRequestId())
                .setStudyId(request.getStudyId())
                .setRun(request.getRun())
                .setAnalysis(request.getAnalysis())
                .setTaskId(request.getPuzzle().getTaskId())
                .setCritic(request.getCritic())
                .setSurvivors(request.getSurvivors())
                .setMargins(margins)
                .setPromptTokens(usages.stream().mapToInt(Usage::promptTokens).sum())
                .setNodeSeconds(usages.stream().mapToDouble(Usage::nodeSeconds).sum())
                .setCpuSeconds(usages.stream().mapToDouble(Usage::cpuSeconds).sum())
                .build();
    }
}
