/** Runs the topology: settings, start, stop, health and metrics. */
@NullMarked
package dev.constellation.verifier.runtime;

import org.jspecify.annotations.NullMarked;
