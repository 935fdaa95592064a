package dev.constellation.trainer;

import dev.constellation.events.Ids;
import dev.constellation.events.avro.Hyperparameters;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.PartitionRange;
import dev.constellation.events.avro.Role;
import dev.constellation.events.avro.TrainingRequest;
import dev.constellation.protocol.testing.LettersDomain;
import java.util.List;

/** Requests as the study sends them. */
final class TrainingRequests {
    private TrainingRequests() {}

    static TrainingRequest request(
            Role role, ModelRef parent, String newModel, List<String> chunkIds, List<PartitionRange> ranges) {
        String id = Ids.training(request("", role, parent, newModel, chunkIds, ranges));
        return request(id, role, parent, newModel, chunkIds, ranges);
    }

    private static TrainingRequest request(
            String id,
            Role role,
            ModelRef parent,
            String newModel,
            List<String> chunkIds,
            List<PartitionRange> ranges) {
        return TrainingRequest.newBuilder()
                .setRequestId(id)
                .setStudyId("study-" + newModel)
                .setRun(0)
                .setTrajectory(1)
                .setRound(1)
                .setRole(role)
                .setRecipe("star")
                .setDomain(LettersDomain.NAME)
                .setParent(parent)
                .setNewModel(newModel)
                .setSeed(42)
                .setHyperparameters(new Hyperparameters(8, 16.0, 2, 4, 0.001))
                .setMaxProgramsPerTask(4)
                .setChunkIds(chunkIds)
                .setChunkIdsDigest(Ids.chunkIds(chunkIds))
                .setVerdictRanges(ranges)
                .build();
    }

    static TrainingRequest request(Role role, List<String> chunkIds) {
        ModelRef parent = new ModelRef("gen_v0", "00ff", LettersDomain.FAMILY);
        return request(role, parent, "v1", chunkIds, List.of());
    }
}
