package dev.constellation.study.replay;

import dev.constellation.events.avro.ScoreChunk;
import dev.constellation.events.avro.ScoringRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Margins by scoring request. An id covers the programs that were asked about and their order, so only the margins are
 * kept: 8 bytes per distinct survivor of a cell, and an id per cell.
 */
final class MarginLog {
    private final Map<String, double[]> margins = new HashMap<>();

    /** Takes an answer; the first of a request counts. */
    void accept(ScoreChunk chunk) {
        if (chunk.getMargins().size() != chunk.getSurvivors().size()) {
            throw new ReplayFailedException("scores of request %s: %d margins for %d survivors"
                    .formatted(
                            chunk.getRequestId(),
                            chunk.getMargins().size(),
                            chunk.getSurvivors().size()));
        }
        margins.computeIfAbsent(
                chunk.getRequestId(),
                _ -> chunk.getMargins().stream()
                        .mapToDouble(Double::doubleValue)
                        .toArray());
    }

    boolean has(String requestId) {
        return margins.containsKey(requestId);
    }

    /** The margin of each program that a request asks about; empty when nobody answered. */
    Optional<Map<String, Double>> of(ScoringRequest request) {
        double[] answer = margins.get(request.getRequestId());
        if (answer == null) {
            return Optional.empty();
        }
        List<String> survivors = request.getSurvivors();
        Map<String, Double> byProgram = HashMap.newHashMap(answer.length);
        for (int i = 0; i < answer.length; i++) {
            byProgram.put(survivors.get(i), answer[i]);
        }
        return Optional.of(byProgram);
    }
}
