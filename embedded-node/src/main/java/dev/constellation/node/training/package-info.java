/** Training sets and fine-tuning jobs. */
@NullMarked
package dev.constellation.node.training;

import org.jspecify.annotations.NullMarked;
