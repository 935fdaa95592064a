/** The commands. */
@NullMarked
package dev.constellation.cli;

import org.jspecify.annotations.NullMarked;
