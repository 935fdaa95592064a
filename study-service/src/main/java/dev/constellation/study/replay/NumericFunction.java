package dev.constellation.study.replay;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What an expression may call, beside the operators of the language; the same bits on every machine. */
enum NumericFunction {
    /** Natural logarithm. */
    LOG(1, x -> StrictMath.log(x[0])),
    /** Exponential. */
    EXP(1, x -> StrictMath.exp(x[0])),
    /** Square root. */
    SQRT(1, x -> StrictMath.sqrt(x[0])),
    /** Absolute value. */
    ABS(1, x -> Math.abs(x[0])),
    /** The smaller of two. */
    MIN(2, x -> Math.min(x[0], x[1])),
    /** The larger of two. */
    MAX(2, x -> Math.max(x[0], x[1])),
    /** The first to the power of the second. */
    POW(2, x -> StrictMath.pow(x[0], x[1]));

    private final int arity;
    private final ToDoubleFunction<double[]> value;

    NumericFunction(int arity, ToDoubleFunction<double[]> value) {
        this.arity = arity;
        this.value = value;
    }

    /** Name in expressions. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Name of its only overload. */
    String overload() {
        return label() + "_of_doubles";
    }

    int arity() {
        return arity;
    }

    double of(double[] arguments) {
        return value.applyAsDouble(arguments);
    }
}
