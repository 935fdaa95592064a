/** Puts the node together and starts it. */
@NullMarked
package dev.constellation.node.app;

import org.jspecify.annotations.NullMarked;
