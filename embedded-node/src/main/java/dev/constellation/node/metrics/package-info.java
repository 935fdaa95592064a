/** What the node counts and times. */
@NullMarked
package dev.constellation.node.metrics;

import org.jspecify.annotations.NullMarked;
