/** The generator service: generation requests in, candidates out. */
@NullMarked
package dev.constellation.generator;

import org.jspecify.annotations.NullMarked;
