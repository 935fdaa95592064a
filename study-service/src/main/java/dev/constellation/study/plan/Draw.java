package dev.constellation.study.plan;

import dev.constellation.core.study.SamplingSettings;
import dev.constellation.events.DomainRecords;
import dev.constellation.events.Ids;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.ModelRef;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.Sampling;

/**
 * Why, for whom and from which model samples are drawn; with a cell and a chunk number it names a chunk.
 *
 * @param study the study
 * @param purpose what the samples are for
 * @param trajectory whose they are; 0 when they are shared
 * @param round round of the generator, or the round that trains on them
 * @param model the generator
 * @param variant what sets them apart
 */
record Draw(StudyContext study, Purpose purpose, int trajectory, int round, ModelRef model, Variant variant) {

    Item.Chunk chunk(SampledCell cell, int chunk) {
        return new Item.Chunk(Ids.chunk(at(cell, chunk)), this, cell, chunk);
    }

    Item.Given given(SampledCell cell) {
        return new Item.Given(Ids.chunk(at(cell, 0)), this, cell);
    }

    Coordinates at(SampledCell cell, int chunk) {
        return Coordinates.newBuilder()
                .setStudyId(study.key().studyId())
                .setRun(study.key().run())
                .setPurpose(purpose)
                .setTrajectory(trajectory)
                .setRound(round)
                .setModel(model)
                .setTaskId(cell.task().id())
                .setDomain(study.definition().domain())
                .setProfile(study.definition().profile())
                .setSplit(DomainRecords.record(cell.split()))
                .setChunk(chunk)
                .setVariant(variant.label())
                .build();
    }

    Sampling sampling(Coordinates at) {
        SamplingSettings settings = study.definition().sampling();
        return new Sampling(
                variant.temperature(), settings.topP(), settings.maxTokens(), Ids.samplingSeed(at), settings.grammar());
    }
}
