/** The embedded model node: the model protocol over {@code tinylm}. Settings and refusals, which every part knows. */
@NullMarked
package dev.constellation.node;

import org.jspecify.annotations.NullMarked;
