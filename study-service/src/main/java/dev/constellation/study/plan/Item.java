package dev.constellation.study.plan;

import dev.constellation.events.DomainRecords;
import dev.constellation.events.Ids;
import dev.constellation.events.Topic;
import dev.constellation.events.avro.Candidate;
import dev.constellation.events.avro.CandidateChunk;
import dev.constellation.events.avro.Coordinates;
import dev.constellation.events.avro.FinishReason;
import dev.constellation.events.avro.GenerationRequest;
import java.util.List;

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

    /** A program that a task was made from, which the verifier judges as if it had been sampled. */
    record Given(String id, Draw draw, SampledCell cell) implements Item {
        @Override
        public String label() {
            return "given program";
        }

        @Override
        public boolean answered(Answers answers) {
            return answers.judged(id) != null;
        }

        @Override
        public Outgoing request(int attempt) {
            String program = cell.task().given().orElseThrow();
            return new Outgoing(
                    Topic.CANDIDATES,
                    cell.task().id(),
                    CandidateChunk.newBuilder()
                            .setChunkId(id)
                            .setAt(draw.at(cell, 0))
                            .setFirstSample(0)
                            .setCandidates(List.of(new Candidate(program, 0, 0.0, FinishReason.STOP)))
                            .setPromptTokens(0)
                            .setNodeSeconds(0)
                            .setCpuSeconds(0)
                            .build());
        }
    }

    /** The critic's margins on the survivors of a cell. */
    record Scoring(String id, Judging judging) implements Item {
        static Scoring of(Judging judging) {
            return new Scoring(Ids.scoring(judging.request("", 0)), judging);
        }

        @Override
        public String label() {
            return "scoring request";
        }

        @Override
        public boolean answered(Answers answers) {
            return answers.scored(id) != null;
        }

        @Override
        public Outgoing request(int attempt) {
            return new Outgoing(Topic.SCORING_REQUESTS, judging.cell().task().id(), judging.request(id, attempt));
        }
    }

    /** A new adapter. */
    record Training(String id, Manifest manifest) implements Item {
        static Training of(Manifest manifest) {
            return new Training(Ids.training(manifest.request("", 0)), manifest);
        }

        @Override
        public String label() {
            return "training request";
        }

        @Override
        public boolean answered(Answers answers) {
            return answers.trained(id) != null;
        }

        @Override
        public Outgoing request(int attempt) {
            Work.Train work = manifest.work();
            return new Outgoing(
                    Topic.TRAINING_REQUESTS,
                    "%s-t%d".formatted(work.study().key().studyId(), work.trajectory()),
                    manifest.request(id, attempt));
        }
    }
}
