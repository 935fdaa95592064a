package dev.constellation.verifier.runtime;

import dev.constellation.events.Topic;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** How far the consumers of an instance are behind. */
final class Lag {
    private static final Set<String> INPUTS = Set.of(Topic.TASKS.topicName(), Topic.CANDIDATES.topicName());

    private Lag() {}

    /** Records between position and end, summed over the partitions of tasks and candidates. */
    static double of(Map<MetricName, ? extends Metric> metrics) {
        return metrics.values().stream()
                .filter(metric -> isInputLag(metric.metricName()))
                .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue())
                .filter(Double::isFinite)
                .sum();
    }

    private static boolean isInputLag(MetricName name) {
        return name.name().equals("records-lag") && INPUTS.contains(name.tags().get("topic"));
    }
}
