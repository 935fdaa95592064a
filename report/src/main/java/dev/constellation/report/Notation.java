package dev.constellation.report;

import dev.constellation.core.analysis.Crossover;
import dev.constellation.core.analysis.Figure;
import dev.constellation.core.stats.Interval;
import java.util.Locale;
import java.util.OptionalDouble;

/** How figures read in tables and sentences. */
enum Notation {
    /** A share in percent, such as {@code 46.0 [43.2, 48.9]}. */
    PERCENT("%.1f", 100),
    /** A difference of shares in percentage points, always with its sign. */
    POINTS("%+.1f", 100),
    /** A number as it is. */
    PLAIN("%.2f", 1);

    static final String UNDEFINED = "undefined";

    private final String format;
    private final double factor;

    Notation(String format, double factor) {
        this.format = format;
        this.factor = factor;
    }

    /** A number. */
    String of(double value) {
        String text = String.format(Locale.ROOT, format, factor * value);
        return text.matches("[+-]0\\.0+") ? text.substring(1) : text;
    }

    /** A figure with its interval; an asterisk marks an exact bound over tasks. */
    String of(Figure figure) {
        return switch (figure) {
            case Figure.Undefined undefined -> UNDEFINED;
            case Figure.Measured measured ->
                of(measured.value())
                        + measured.interval()
                                .map(interval -> " " + of(interval))
                                .orElse(" (no interval)");
        };
    }

    /** A point of a difference curve with its band. */
    String of(Crossover.Difference point) {
        return "%s [%s, %s]".formatted(of(point.value()), of(point.low()), of(point.high()));
    }

    private String of(Interval interval) {
        String mark = interval.method() == Interval.Method.CLOPPER_PEARSON ? "*" : "";
        return "[%s, %s]%s".formatted(of(interval.low()), of(interval.high()), mark);
    }

    /** The smallest difference that would have been seen, without a sign. */
    static String detectable(Figure figure) {
        OptionalDouble detectable =
                figure.measured().map(Figure.Measured::detectable).orElse(OptionalDouble.empty());
        return detectable.isPresent() ? PERCENT.of(detectable.getAsDouble()) : UNDEFINED;
    }
}
