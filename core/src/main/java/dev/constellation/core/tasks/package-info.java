/** The task sets of a study, and what they share. */
@NullMarked
package dev.constellation.core.tasks;

import org.jspecify.annotations.NullMarked;
