/** The verifier service: candidates and tasks to verdicts, exactly once. */
@NullMarked
package dev.constellation.verifier;

import org.jspecify.annotations.NullMarked;
