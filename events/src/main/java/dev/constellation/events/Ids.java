package dev.constellation.events;

import dev.constellation.core.Digest;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.ScoringRequest;
import dev.constellation.events.avro.TrainingRequest;
import java.util.List;

/**
 * Ids and seeds, computed from content. A seed follows from the same fields as the id without the run number, so a
 * deliberate repetition of a study gives the same bytes under new ids.
 */
public final class Ids {
    private Ids() {}

    /** Id of a chunk of samples. */
    public static String chunk(Coordinates at) {
        return withRun(coordinates("chunk", at).id(), at.getRun());
    }

    /** Sampling seed of a chunk, not negative. */
    public static long samplingSeed(Coordinates at) {
        return coordinates("sampling", at).seed();
    }

    /** Id of a scoring request; the requestId field itself is not read. */
    public static String scoring(ScoringRequest request) {
        return withRun(
                Digest.of("scoring")
                        .add(request.getStudyId())
                        .add(request.getAnalysis())
                        .add(request.getTrajectory())
                        .add(request.getRound())
                        .add(request.getPuzzle().getTaskId())
                        .add(request.getSplit().getSeed())
                        .add(request.getSplit().getVisibleCount())
                        .add(request.getCritic().getDigest())
                        .addAll(request.getSurvivors())
                        .id(),
                request.getRun());
    }

    /** Id of a training request; the requestId field itself is not read. */
    public static String training(TrainingRequest request) {
        return withRun(
                Digest.of("training")
                        .add(request.getStudyId())
                        .add(request.getTrajectory())
                        .add(request.getRound())
                        .add(request.getRole().name())
                        .add(request.getRecipe())
                        .add(request.getParent().getDigest())
                        .add(request.getSeed())
                        .id(),
                request.getRun());
    }

    /** Digest of a manifest's chunk ids, in ascending order. */
    public static String chunkIds(List<String> chunkIds) {
        return Digest.of("chunks").addAll(chunkIds.stream().sorted().toList()).id();
    }

    private static Digest coordinates(String kind, Coordinates at) {
        Digest digest = Digest.of(kind)
                .add(at.getStudyId())
                .add(at.getPurpose().name())
                .add(at.getTrajectory())
                .add(at.getRound())
                .add(at.getModel().getDigest())
                .add(at.getTaskId())
                .add(at.getSplit().getSeed())
                .add(at.getSplit().getVisibleCount())
                .add(at.getChunk());
        return at.getVariant().isEmpty() ? digest : digest.add(at.getVariant());
    }

    private static String withRun(String id, int run) {
        return run == 0 ? id : id + "-" + run;
    }
}
