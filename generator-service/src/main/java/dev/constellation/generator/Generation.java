package dev.constellation.generator;

import dev.constellation.core.FailureException;
import dev.constellation.core.domain.Domains;
import dev.constellation.core.domain.Prompts;
import dev.constellation.events.DomainRecords;
import dev.constellation.events.RequestProcessor.Work;
import dev.constellation.events.avro.Candidate;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.GenerationRequest;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.Sampling;
import dev.constellation.protocol.CompletionRequest;
import dev.constellation.protocol.ModelId;
import dev.constellation.protocol.NodeCalls;
import java.util.List;

/** Answers a chunk: the puzzle as its model family reads it, sampled by one call to the node. */
final class Generation implements Work<GenerationRequest, CandidateChunk> {
    private final Domains domains;
    private final NodeCalls node;

    Generation(Domains domains, NodeCalls node) {
        this.domains = domains;
        this.node = node;
    }

    @Override
    public CandidateChunk answer(GenerationRequest request) throws FailureException {
        ModelRef model = request.getAt().getModel();
        NodeCalls.Answered<Sampled> sampled = node.complete(
                request.getChunkId(),
                new ModelId(model.getName(), model.getDigest()),
                completion(request),
                response -> Sampled.of(response, request.getSamples()));
        return chunk(request, sampled);
    }

    private CompletionRequest completion(GenerationRequest request) throws FailureException {
        ModelRef model = request.getAt().getModel();
        Prompts prompts = domains.prompts(request.getAt().getDomain(), model.getFamily());
        Sampling sampling = request.getSampling();
        return new CompletionRequest(
                model.getName(),
                List.of(prompts.generator(DomainRecords.puzzle(request.getPuzzle()))),
                request.getSamples(),
                sampling.getSeed(),
                sampling.getTemperature(),
                sampling.getTopP(),
                sampling.getMaxTokens(),
                0,
                prompts.stop(),
                sampling.getGrammar() ? grammar(request.getAt(), prompts) : null);
    }

    private String grammar(Coordinates at, Prompts prompts) throws FailureException {
        return prompts.grammar(domains.language(at.getDomain(), at.getProfile()))
                .orElseThrow(() ->
                        FailureException.input("grammar: there is none of profile '%s' for models of the family '%s'"
                                .formatted(at.getProfile(), prompts.family())));
    }

    private static CandidateChunk chunk(GenerationRequest request, NodeCalls.Answered<Sampled> sampled) {
        List<Candidate> candidates = sampled.value().candidates();
        return CandidateChunk.newBuilder()
                .setChunkId(request.getChunkId())
                .setAt(request.getAt())
                .setFirstSample(request.getFirstSample())
                .setCandidates(candidates)
                .setPromptTokens(sampled.usage().promptTokens())
                .setNodeSeconds(sampled.usage().nodeSeconds())
                .setCpuSeconds(sampled.usage().cpuSeconds())
                .build();
    }
}
