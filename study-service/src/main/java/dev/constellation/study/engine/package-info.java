/** Studies as states, and the loop that moves them on. */
@NullMarked
package dev.constellation.study.engine;

import org.jspecify.annotations.NullMarked;
