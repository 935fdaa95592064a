package dev.constellation.study.plan;

import dev.constellation.events.avro.FailureCategory;
import dev.constellation.events.avro.ModelEvent;
import java.util.List;
import java.util.Map;

/** What the log says about something that was asked, reduced to what figures need. */
public sealed interface Answer {
    /** Id of the chunk or request. */
    String id();

    /**
     * A chunk was sampled.
     *
     * @param id the chunk
     * @param logProbabilities one per sample
     * @param tokens length of each sample
     * @param promptTokens tokens of the prompt
     * @param nodeSeconds wall time of the node for it
     * @param cpuSeconds processor time of the node for it
     */
    record Sampled(
            String id, double[] logProbabilities, int[] tokens, int promptTokens, double nodeSeconds, double cpuSeconds)
            implements Answer {}

    /**
     * A chunk was verified.
     *
     * @param id the chunk
     * @param partition partition of {@code verdicts} that holds it
     * @param offset its offset there
     * @param samples how many samples were judged
     * @param verdicts one per sample; empty for chunks that are only trained on
     */
    record Judged(String id, int partition, long offset, int samples, List<Judgement> verdicts) implements Answer {}

    /**
     * Survivors were scored.
     *
     * @param id the request
     * @param margins by program
     * @param promptTokens tokens of the prompts
     * @param nodeSeconds wall time of the node for it
     * @param cpuSeconds processor time of the node for it
     */
    record Scored(String id, Map<String, Double> margins, int promptTokens, double nodeSeconds, double cpuSeconds)
            implements Answer {}

    /**
     * An adapter was trained.
     *
     * @param event the event as published
     */
    record Trained(ModelEvent event) implements Answer {
        @Override
        public String id() {
            return event.getRequestId();
        }
    }

    /**
     * Something could not be processed.
     *
     * @param id the chunk or request
     * @param service whose dead letter it is
     * @param category whose fault
     * @param reason in words
     * @param source topic, partition and offset of the record that could not be processed
     */
    record Refused(String id, String service, FailureCategory category, String reason, String source)
            implements Answer {}
}
