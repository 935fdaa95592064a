/** Estimators, the crossed bootstrap, power and multiplicity. Undefined values are {@code NaN} in here. */
@NullMarked
package dev.constellation.core.stats;

import org.jspecify.annotations.NullMarked;
