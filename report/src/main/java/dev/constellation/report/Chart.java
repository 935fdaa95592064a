package dev.constellation.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.constellation.core.analysis.Canonical;
import dev.constellation.core.analysis.Figure;
import dev.constellation.core.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A plot as the page's script draws it. Shares are in percent, differences of shares in points. */
sealed interface Chart {
    /** What it shows, with the unit. */
    String title();

    /** Whether there is nothing to draw. */
    boolean isEmpty();

    /** What it shows to those who do not see it. */
    String description();

    /** What the script needs. */
    ObjectNode json();

    /** A value with the ends of its interval, where it has one. */
    record Point(double value, OptionalDouble low, OptionalDouble high) {
        /** A share or difference of shares in percent; empty when it is undefined. */
        static Optional<Point> of(Figure figure) {
            return figure.measured().map(measured -> {
                Optional<Interval> interval = measured.interval();
                return new Point(
                        100 * measured.value(), end(interval.map(Interval::low)), end(interval.map(Interval::high)));
            });
        }

        private static OptionalDouble end(Optional<Double> share) {
            return share.map(end -> OptionalDouble.of(100 * end)).orElse(OptionalDouble.empty());
        }

        ArrayNode json() {
            return array(DoubleStream.of(value, low.orElse(value), high.orElse(value)));
        }

        @Override
        public String toString() {
            String ends = low.isPresent() && high.isPresent()
                    ? String.format(Locale.ROOT, " [%.1f, %.1f]", low.getAsDouble(), high.getAsDouble())
                    : "";
            return String.format(Locale.ROOT, "%.1f", value) + ends;
        }
    }

    /** One of several things that are drawn over the same categories; null where it has nothing. */
    record Group(String name, List<Optional<Point>> points) {}

    /** A point of a line. */
    record At(double x, Point point) {}

    /** A line with a band. */
    record Line(String name, List<At> points) {}

    /** Axes of lines. */
    enum Axis {
        /** Numbers of samples, on a scale of log2. */
        SAMPLES,
        /** Numbers of samples, with the zero line of differences. */
        SAMPLES_OF_DIFFERENCE,
        /** Probabilities, with the diagonal on which prediction and truth agree. */
        PROBABILITY
    }

    /**
     * Lines over an axis.
     *
     * @param title what it shows
     * @param axis what the horizontal axis is
     * @param lines with their bands
     */
    record Lines(String title, Axis axis, List<Line> lines) implements Chart {
        @Override
        public boolean isEmpty() {
            return lines.stream().allMatch(line -> line.points().isEmpty());
        }

        @Override
        public String description() {
            return lines.stream()
                    .filter(line -> !line.points().isEmpty())
                    .map(line -> "%s from %s at %s to %s at %s"
                            .formatted(
                                    line.name(),
                                    line.points().getFirst().point(),
                                    Canonical.number(line.points().getFirst().x()),
                                    line.points().getLast().point(),
                                    Canonical.number(line.points().getLast().x())))
                    .collect(Collectors.joining("; ", title + ". ", "."));
        }

        @Override
        public ObjectNode json() {
            ObjectNode node = node(this).put("axis", axis.name().toLowerCase(Locale.ROOT));
            for (Line line : lines) {
                ArrayNode points = node.withArray("/lines")
                        .addObject()
                        .put("name", line.name())
                        .putArray("points");
                line.points().forEach(at -> {
                    ArrayNode point = array(DoubleStream.of(at.x()));
                    point.addAll(at.point().json());
                    points.add(point);
                });
            }
            return node;
        }
    }

    /**
     * Values with intervals, one row below the other.
     *
     * @param title what it shows
     * @param rows names of the rows
     * @param groups one value per row each
     * @param signed whether they are differences, with a zero line
     */
    record Intervals(String title, List<String> rows, List<Group> groups, boolean signed) implements Chart {
        @Override
        public boolean isEmpty() {
            return groups.stream().allMatch(group -> group.points().stream().allMatch(Optional::isEmpty));
        }

        @Override
        public String description() {
            return described(title, rows, groups);
        }

        @Override
        public ObjectNode json() {
            ObjectNode node = node(this).put("signed", signed);
            rows.forEach(node.withArray("/rows")::add);
            addGroups(node, groups);
            return node;
        }
    }

    /**
     * Bars on top of each other.
     *
     * @param title what it shows
     * @param unit of the vertical axis
     * @param rows names of the bars
     * @param groups one part per bar each
     */
    record Stacks(String title, String unit, List<String> rows, List<Group> groups) implements Chart {
        @Override
        public boolean isEmpty() {
            return rows.isEmpty();
        }

        @Override
        public String description() {
            return described(title, rows, groups);
        }

        @Override
        public ObjectNode json() {
            ObjectNode node = node(this).put("unit", unit);
            rows.forEach(node.withArray("/rows")::add);
            addGroups(node, groups);
            return node;
        }
    }

    private static ObjectNode node(Chart chart) {
        String type = switch (chart) {
            case Lines lines -> "lines";
            case Intervals intervals -> "intervals";
            case Stacks stacks -> "stacks";
        };
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", type)
                .put("title", chart.title())
                .put("description", chart.description());
    }

    private static void addGroups(ObjectNode node, List<Group> groups) {
        for (Group group : groups) {
            ArrayNode points = node.withArray("/groups")
                    .addObject()
                    .put("name", group.name())
                    .putArray("points");
            group.points().forEach(point -> point.ifPresentOrElse(some -> points.add(some.json()), points::addNull));
        }
    }

    private static String described(String title, List<String> rows, List<Group> groups) {
        List<String> parts = new ArrayList<>();
        for (Group group : groups) {
            for (int row = 0; row < rows.size(); row++) {
                String name = rows.get(row) + ", " + group.name();
                group.points().get(row).ifPresent(point -> parts.add(name + ": " + point));
            }
        }
        return title + ". " + String.join("; ", parts) + ".";
    }

    private static ArrayNode array(DoubleStream values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        values.forEach(value -> array.add(Math.round(1e4 * value) / 1e4));
        return array;
    }
}
