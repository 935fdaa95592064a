package dev.constellation.verifier.topology;

import dev.constellation.core.domain.Domain;
import dev.constellation.core.domain.Prompts;
import dev.constellation.core.domain.Split;
import dev.constellation.core.domain.Task;
import dev.constellation.core.judging.Judge;
import dev.constellation.core.judging.Judgement;
import dev.constellation.events.DomainRecords;
import dev.constellation.events.Verdicts;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.FailureCategory;
import dev.constellation.events.avro.VerdictChunk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Judges chunks. But for the cache of compiled programs it is a function: a chunk and its task always give the same
 * verdicts.
 */
final class ChunkVerifier {
    private final int cachedPrograms;
    private final VerifierMetrics metrics;
    private final Map<String, Court> courts = new HashMap<>();

    /** A domain's judge, beside the domain's digest, which takes long to compute. */
    private record Court(Judge judge, String domainDigest) {}

    ChunkVerifier(int cachedPrograms, VerifierMetrics metrics) {
        this.cachedPrograms = cachedPrograms;
        this.metrics = metrics;
    }

    /**
     * Judges every candidate of a chunk.
     *
     * @throws RefusedException when the chunk cannot belong to this task, the domain is not installed, or it fails
     */
    VerdictChunk verify(Task task, CandidateChunk chunk) throws RefusedException {
        requireEqual(chunk, "at.domain", chunk.getAt().getDomain(), task.domain());
        requireEqual(chunk, "at.profile", chunk.getAt().getProfile(), task.profile());
        Court court = court(chunk);
        try {
            VerdictChunk verdicts =
                    Objects.requireNonNull(metrics.judging().record(() -> verdicts(court, task, chunk)), "verdicts");
            metrics.judged(verdicts.getVerdicts().size());
            return verdicts;
        } catch (IllegalArgumentException e) {
            throw refused(FailureCategory.INPUT, chunk, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            throw refused(FailureCategory.INTERNAL, chunk, "judging failed: " + e);
        }
    }

    private static VerdictChunk verdicts(Court court, Task task, CandidateChunk chunk) {
        Split split = DomainRecords.split(chunk.getAt().getSplit());
        Prompts prompts = court.judge.domain().prompts(chunk.getAt().getModel().getFamily());
        List<String> programs = chunk.getCandidates().stream()
                .map(candidate -> prompts.program(candidate.getText()))
                .toList();
        List<Judgement> judgements = court.judge.judge(task, split, programs);
        Verdicts verdicts = Verdicts.of(chunk.getAt().getPurpose());
        return VerdictChunk.newBuilder()
                .setChunkId(chunk.getChunkId())
                .setAt(chunk.getAt())
                .setPuzzle(DomainRecords.record(split.puzzle(task, false)))
                .setFirstSample(chunk.getFirstSample())
                .setVerdicts(judgements.stream().map(verdicts::of).toList())
                .setDomainDigest(court.domainDigest)
                .build();
    }

    private Court court(CandidateChunk chunk) throws RefusedException {
        String name = chunk.getAt().getDomain();
        Court known = courts.get(name);
        if (known == null) {
            Domain domain = find(name, chunk);
            known = new Court(new Judge(domain, cachedPrograms), domain.digest());
            courts.put(name, known);
        }
        return known;
    }

    private static Domain find(String name, CandidateChunk chunk) throws RefusedException {
        return Domain.find(name)
                .orElseThrow(() -> refused(
                        FailureCategory.ENVIRONMENT,
                        chunk,
                        "domain '%s' is not on the verifier's class path".formatted(name)));
    }

    private static void requireEqual(CandidateChunk chunk, String field, String found, String expected)
            throws RefusedException {
        if (!found.equals(expected)) {
            throw refused(
                    FailureCategory.INPUT, chunk, "%s: '%s', the task's is '%s'".formatted(field, found, expected));
        }
    }

    private static RefusedException refused(FailureCategory category, CandidateChunk chunk, String message) {
        return new RefusedException(category, chunk.getChunkId(), message);
    }
}
