package dev.constellation.verifier.runtime;

import dev.constellation.events.Topic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;

/** Checks that the broker has what the topology reads and writes, partitioned so that the join can be right. */
final class InputTopics {
    private static final int ANSWER_SECONDS = 10;
    private static final List<String> NAMES = List.of(
            Topic.TASKS.topicName(),
            Topic.CANDIDATES.topicName(),
            Topic.VERDICTS.topicName(),
            Topic.VERIFIER_DEAD_LETTERS.topicName());

    private InputTopics() {}

    /** Whether the topics are there, or why not. */
    sealed interface State {
        /** All there and partitioned alike. */
        record Ready() implements State {}

        /** Not there yet; asking again can help. */
        record Absent(String reason) implements State {}

        /** There, but unusable. */
        record Unusable(String reason) implements State {}
    }

    /** Asks the broker. */
    static State check(Admin admin) throws InterruptedException {
        try {
            Map<String, TopicDescription> topics =
                    admin.describeTopics(NAMES).allTopicNames().get(ANSWER_SECONDS, TimeUnit.SECONDS);
            return judge(partitions(topics, Topic.TASKS), partitions(topics, Topic.CANDIDATES));
        } catch (ExecutionException | TimeoutException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return new State.Absent("topics %s: %s".formatted(NAMES, cause));
        }
    }

    static State judge(int taskPartitions, int candidatePartitions) {
        return taskPartitions == candidatePartitions
                ? new State.Ready()
                : new State.Unusable(
                        "topic tasks has %d partitions and topic candidates %d: both need the same number, or candidates do not meet their tasks"
                                .formatted(taskPartitions, candidatePartitions));
    }

    private static int partitions(Map<String, TopicDescription> topics, Topic topic) {
        TopicDescription description = topics.get(topic.topicName());
        return description == null ? 0 : description.partitions().size();
    }
}
