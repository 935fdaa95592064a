package dev.constellation.study.plan;

import dev.constellation.core.study.Training;
import dev.constellation.events.Ids;
import dev.constellation.events.avro.Hyperparameters;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.PartitionRange;
import dev.constellation.events.avro.TrainingRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a trainer is asked: which chunks train, and where in the log their verdicts are.
 *
 * @param work what is trained
 * @param parent the model to continue from
 * @param mostRows most rows; 0 for all
 * @param chunkIds in ascending order
 * @param ranges bounds of their verdicts by partition
 */
record Manifest(Work.Train work, ModelRef parent, int mostRows, List<String> chunkIds, List<PartitionRange> ranges) {
    /** Most chunks of one training request: their ids must fit into a value of 1 MiB. */
    static final int MAX_CHUNKS = 25_000;

    static Manifest of(Work.Train work, ModelRef parent, int mostRows, Answers answers) {
        List<String> chunkIds = work.pools().stream()
                .flatMap(pool -> pool.items().stream())
                .map(Item::id)
                .sorted()
                .toList();
        return new Manifest(work, parent, mostRows, chunkIds, ranges(chunkIds, answers));
    }

    TrainingRequest request(String id, int attempt) {
        StudyContext study = work.study();
        Lesson lesson = work.lesson();
        return TrainingRequest.newBuilder()
                .setRequestId(id)
                .setStudyId(study.key().studyId())
                .setRun(study.key().run())
                .setTrajectory(work.trajectory())
                .setRound(work.round())
                .setRole(lesson.role())
                .setRecipe(lesson.recipe())
                .setDomain(study.definition().domain())
                .setParent(parent)
                .setNewModel(study.key().modelName(work.trajectory(), lesson.label()))
                .setSeed(study.seeds().training(lesson.role().name(), work.trajectory(), work.round()))
                .setHyperparameters(hyperparameters(lesson.training()))
                .setMaxProgramsPerTask(lesson.maxProgramsPerTask())
                .setMostRows(mostRows)
                .setChunkIds(chunkIds)
                .setChunkIdsDigest(Ids.chunkIds(chunkIds))
                .setVerdictRanges(ranges)
                .setAttempt(attempt)
                .build();
    }

    private static Hyperparameters hyperparameters(Training training) {
        return new Hyperparameters(
                training.rank(), training.alpha(), training.epochs(), training.batchRows(), training.learningRate());
    }

    private static List<PartitionRange> ranges(List<String> chunkIds, Answers answers) {
        Map<Integer, PartitionRange> ranges = new TreeMap<>();
        for (String id : chunkIds) {
            Answer.Judged verdict = Objects.requireNonNull(answers.judged(id));
            ranges.merge(
                    verdict.partition(),
                    new PartitionRange(verdict.partition(), verdict.offset(), verdict.offset() + 1),
                    Manifest::union);
        }
        return ranges.values().stream()
                .sorted(Comparator.comparingInt(PartitionRange::getPartition))
                .toList();
    }

    private static PartitionRange union(PartitionRange a, PartitionRange b) {
        return new PartitionRange(a.getPartition(), Math.min(a.getFrom(), b.getFrom()), Math.max(a.getTo(), b.getTo()));
    }
}
