package dev.constellation.core.study;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A kind of value that a key of a study file can have.
 *
 * @param allowed how the kind is called in messages
 * @param standIn value that reading goes on with after a problem; every record accepts it
 * @param reader reads a node; empty when it is of another kind
 */
record Kind<T>(String allowed, T standIn, Function<Node, Optional<T>> reader) {
    static final Kind<String> TEXT = new Kind<>("text", "", Kind::text);
    static final Kind<Long> LONG = new Kind<>("a whole number", 1L, Kind::wholeNumber);
    static final Kind<Integer> INTEGER = new Kind<>("a whole number up to 2147483647", 1, Kind::integer);
    static final Kind<Double> NUMBER = new Kind<>("a number", 1.0, Kind::number);
    static final Kind<Boolean> FLAG = new Kind<>("true or false", false, Kind::flag);
    static final Kind<List<Node>> LIST = new Kind<>("a list", List.of(), Kind::elements);
    static final Kind<List<Integer>> INTEGERS =
            new Kind<>("a list of whole numbers such as [0, 1]", List.of(), node -> all(node, Kind::integer));
    static final Kind<List<Double>> NUMBERS =
            new Kind<>("a list of numbers such as [0.7, 1.3]", List.of(), node -> all(node, Kind::number));
    static final Kind<List<String>> TEXTS =
            new Kind<>("a list of texts such as [a, b]", List.of(), node -> all(node, Kind::text));
    static final Kind<List<String>> TEXT_OR_TEXTS = new Kind<>(
            "text or a list of texts",
            List.of(""),
            node -> text(node).map(List::of).or(() -> all(node, Kind::text)));
    static final Kind<List<Integer>> RANGE = new Kind<>(
            "a whole number such as 4 or a range such as [1, 3]",
            List.of(1, 1),
            node -> integer(node)
                    .map(single -> List.of(single, single))
                    .or(() -> all(node, Kind::integer).filter(ends -> ends.size() == 2)));

    private static final String WHOLE = "[-+]?[0-9]{1,18}";
    private static final String DECIMAL = "[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]+)?";
    private static final int SHOWN = 40;

    Optional<T> read(Node node) {
        return reader.apply(node);
    }

    /** What stands in the file, for messages. */
    static String describe(Node node) {
        return switch (node) {
            case MappingNode mapping -> "a mapping";
            case SequenceNode sequence
            when sequence.getValue().size() <= 4
                    && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance) ->
                sequence.getValue().stream().map(Kind::describe).toList().toString();
            case SequenceNode sequence -> "a list of " + sequence.getValue().size();
            case ScalarNode scalar when scalar.getTag().equals(Tag.NULL) -> "nothing";
            case ScalarNode scalar when scalar.isPlain() -> shortened(scalar.getValue());
            case ScalarNode scalar -> '"' + shortened(scalar.getValue()) + '"';
            default -> node.getTag().getValue();
        };
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private static Optional<String> text(Node node) {
        return scalar(node, Tag.STR::equals)
                .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
    }

    private static Optional<Long> wholeNumber(Node node) {
        return scalar(node, Tag.INT::equals).filter(text -> text.matches(WHOLE)).map(Long::valueOf);
    }

    private static Optional<Integer> integer(Node node) {
        return wholeNumber(node).filter(value -> value == value.intValue()).map(Long::intValue);
    }

    private static Optional<Double> number(Node node) {
        return scalar(node, tag -> tag.equals(Tag.INT) || tag.equals(Tag.FLOAT))
                .filter(text -> text.matches(DECIMAL))
                .map(Double::valueOf)
                .filter(Double::isFinite);
    }

    private static Optional<Boolean> flag(Node node) {
        return scalar(node, Tag.BOOL::equals).map(Boolean::valueOf);
    }

    private static Optional<List<Node>> elements(Node node) {
        return node instanceof SequenceNode sequence ? Optional.of(List.copyOf(sequence.getValue())) : Optional.empty();
    }

    private static <E> Optional<List<E>> all(Node node, Function<Node, Optional<E>> element) {
        if (!(node instanceof SequenceNode sequence)) {
            return Optional.empty();
        }
        List<E> values = new ArrayList<>();
        for (Node each : sequence.getValue()) {
            element.apply(each).ifPresent(values::add);
        }
        return values.size() == sequence.getValue().size() ? Optional.of(values) : Optional.empty();
    }

    private static Optional<String> scalar(Node node, Predicate<Tag> tag) {
        return node instanceof ScalarNode scalar && tag.test(scalar.getTag())
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }
}
