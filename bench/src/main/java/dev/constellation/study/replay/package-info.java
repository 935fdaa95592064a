/** Benchmark of replays. */
@NullMarked
package dev.constellation.study.replay;

import org.jspecify.annotations.NullMarked;
