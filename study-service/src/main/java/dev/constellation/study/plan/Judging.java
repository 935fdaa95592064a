package dev.constellation.study.plan;

import dev.constellation.events.DomainRecords;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.ScoringRequest;
import java.util.List;

/**
 * What a critic is asked about one cell.
 *
 * @param study the study
 * @param analysis one of the study's own, or the id of a replay
 * @param trajectory whose critic judges; also for cells that all trajectories share
 * @param round round of the generator
 * @param cell the cell
 * @param survivors the distinct programs, in their natural order
 * @param critic the critic
 */
record Judging(
        StudyContext study,
        String analysis,
        int trajectory,
        int round,
        SampledCell cell,
        List<String> survivors,
        ModelRef critic) {

    ScoringRequest request(String id, int attempt) {
        return ScoringRequest.newBuilder()
                .setRequestId(id)
                .setStudyId(study.key().studyId())
                .setRun(study.key().run())
                .setAnalysis(analysis)
                .setTrajectory(trajectory)
                .setRound(round)
                .setDomain(study.definition().domain())
                .setSplit(DomainRecords.record(cell.split()))
                .setPuzzle(DomainRecords.record(cell.puzzle()))
                .setSurvivors(survivors)
                .setCritic(critic)
                .setAttempt(attempt)
                .build();
    }
}
