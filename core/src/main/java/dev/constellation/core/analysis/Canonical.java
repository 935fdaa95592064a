package dev.constellation.core.analysis;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers as files and digests carry them: ten decimals, no trailing zeros, no exponent, no negative zero. */
public final class Canonical {
    private static final int DECIMALS = 10;

    private Canonical() {}

    /** The canonical text of a finite number. */
    public static String number(double value) {
        return decimal(value).toPlainString();
    }

    /** The canonical value of a finite number. */
    public static BigDecimal decimal(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
