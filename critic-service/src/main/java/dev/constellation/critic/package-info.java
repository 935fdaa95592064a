/** The critic service: scoring requests in, scores out. */
@NullMarked
package dev.constellation.critic;

import org.jspecify.annotations.NullMarked;
