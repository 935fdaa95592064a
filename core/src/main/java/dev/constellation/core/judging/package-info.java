/** The exact verifier: which programs are right on the visible rows of a task, and which generalize. */
@NullMarked
package dev.constellation.core.judging;

import org.jspecify.annotations.NullMarked;
