package dev.constellation.study.plan;

import dev.constellation.events.DomainRecords;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.GenerationRequest;
import dev.constellation.events.avro.ScoringRequest;
import dev.constellation.events.avro.TrainingRequest;

/** One unit of work: asked for under one id, answered once. */
sealed interface Item {
    /** Id of the chunk or request. */
    String id();

    /** What it is, in messages. */
    String label();

    /** Whether everything that it asks for is there. */
    boolean answered(Answers answers);

    /** The request; attempts count from 0 and change neither id nor seed. */
    Outgoing request(int attempt);

    /** A chunk of samples, sampled and verified. */
    record Chunk(String id, Draw draw, SampledCell cell, int chunk) implements Item {
        @Override
        public String label() {
            return "chunk";
        }

        @Override
        public boolean answered(Answers answers) {
            Answer.Sampled sampled = answers.sampled(id);
            Answer.Judged judged = answers.judged(id);
            if (sampled == null || judged == null) {
                return false;
            }
            requireSize(sampled.tokens().length, "samples");
            requireSize(judged.samples(), "verdicts");
            return true;
        }

        private void requireSize(int size, String what) {
            int asked = cell.samplesOf(chunk);
            if (size != asked) {
                throw new StudyFailedException("chunk %s of task %s has %d %s, asked for were %d"
                        .formatted(id, cell.task().id(), size, what, asked));
            }
        }

        @Override
        public Outgoing request(int attempt) {
            Coordinates at = draw.at(cell, chunk);
            return new Outgoing(
                    Topic.GENERATION_REQUESTS,
                    cell.task().id(),
                    GenerationRequest.newBuilder()
                            .setChunkId(id)
                            .setAt(at)
                            .setPuzzle(DomainRecords.record(cell.puzzle()))
                            .setFirstSample(cell.firstSample(chunk))
                            .setSamples(cell.samplesOf(chunk))
                            .setSampling(draw.sampling(at))
                            .setAttempt(attempt)
                            .build());
        }
    }

    /** The critic's margins on the survivors of a cell. */
    record Scoring(SampledCell cell, ScoringRequest request) implements Item {
        @Override
        public String id() {
            return request.getRequestId();
        }

        @Override
        public String label() {
            return "scoring request";
        }

        @Override
        public boolean answered(Answers answers) {
            return answers.scored(id()) != null;
        }

        @Override
        public Outgoing request(int attempt) {
            return new Outgoing(
                    Topic.SCORING_REQUESTS,
                    cell.task().id(),
                    ScoringRequest.newBuilder(request).setAttempt(attempt).build());
        }
    }

    /** A new adapter. */
    record Training(TrainingRequest request) implements Item {
        @Override
        public String id() {
            return request.getRequestId();
        }

        @Override
        public String label() {
            return "training request";
        }

        @Override
        public boolean answered(Answers answers) {
            return answers.trained(id()) != null;
        }

        @Override
        public Outgoing request(int attempt) {
            return new Outgoing(
                    Topic.TRAINING_REQUESTS,
                    "%s-t%d".formatted(request.getStudyId(), request.getTrajectory()),
                    TrainingRequest.newBuilder(request).setAttempt(attempt).build());
        }
    }
}
