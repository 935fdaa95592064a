/** Who has the processor when: sampling in parallel parts, training one step at a time. */
@NullMarked
package dev.constellation.node.compute;

import org.jspecify.annotations.NullMarked;
