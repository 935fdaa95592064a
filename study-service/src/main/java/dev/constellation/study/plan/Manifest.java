package dev.constellation.study.plan;

import dev.constellation.core.study.CriticTraining;
import dev.constellation.core.study.SelfTraining;
import dev.constellation.core.study.StudyDefinition;
import dev.constellation.core.study.Training;
import dev.constellation.events.Ids;
import dev.constellation.events.avro.Hyperparameters;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.PartitionRange;
import dev.constellation.events.avro.Role;
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
 * @param chunkIds in ascending order
 * @param ranges bounds of their verdicts by partition
 */
record Manifest(Work.Train work, ModelRef parent, List<String> chunkIds, List<PartitionRange> ranges) {
    /** Most chunks of one training request: their ids must fit into a value of 1 MiB. */
    static final int MAX_CHUNKS = 25_000;

    private static final String CRITIC_RECIPE = "critic";

    static Manifest of(Work.Train work, ModelRef parent, Answers answers) {
        List<String> chunkIds =
                work.pool().items().stream().map(Item::id).sorted().toList();
        return new Manifest(work, parent, chunkIds, ranges(chunkIds, answers));
    }

    TrainingRequest request(String id, int attempt) {
        StudyContext study = work.study();
        Recipe recipe = recipe(study.definition(), work.role());
        return TrainingRequest.newBuilder()
                .setRequestId(id)
                .setStudyId(study.key().studyId())
                .setRun(study.key().run())
                .setTrajectory(work.trajectory())
                .setRound(work.round())
                .setRole(work.role())
                .setRecipe(recipe.name())
                .setDomain(study.definition().domain())
                .setParent(parent)
                .setNewModel(study.key().modelName(work.trajectory(), label(work.role(), work.round())))
                .setSeed(study.seeds().training(work.role().name(), work.trajectory(), work.round()))
                .setHyperparameters(hyperparameters(recipe.training()))
                .setMaxProgramsPerTask(recipe.maxProgramsPerTask())
                .setChunkIds(chunkIds)
                .setChunkIdsDigest(Ids.chunkIds(chunkIds))
                .setVerdictRanges(ranges)
                .setAttempt(attempt)
                .build();
    }

    static String label(Role role, int round) {
        return switch (role) {
            case GENERATOR -> "v" + round;
            case CRITIC -> "critic";
        };
    }

    private static Recipe recipe(StudyDefinition definition, Role role) {
        return switch (role) {
            case GENERATOR -> {
                SelfTraining star = definition.selfTraining();
                yield new Recipe(star.recipe(), star.maxProgramsPerTask(), star.training());
            }
            case CRITIC -> {
                CriticTraining critic = definition.critic().orElseThrow();
                yield new Recipe(CRITIC_RECIPE, critic.maxProgramsPerTask(), critic.training());
            }
        };
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

    private record Recipe(String name, int maxProgramsPerTask, Training training) {}
}
