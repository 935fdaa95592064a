/** Selection policies: which survivor of a block of samples is handed to the user. */
@NullMarked
package dev.constellation.core.policy;

import org.jspecify.annotations.NullMarked;
