/** Completions: from a request's prompts to parts of work and back to an answer. */
@NullMarked
package dev.constellation.node.sampling;

import org.jspecify.annotations.NullMarked;
