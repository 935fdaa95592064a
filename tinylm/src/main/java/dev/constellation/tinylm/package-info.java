/** A small transformer in pure Java: sampling, scoring and low-rank training on a 4-bit base. */
@NullMarked
package dev.constellation.tinylm;

import org.jspecify.annotations.NullMarked;
