/** Benchmarks: speed and memory of the hot paths, each beside a named peer. */
@NullMarked
package dev.constellation.bench;

import org.jspecify.annotations.NullMarked;
