/** Running recorded program outputs through the evaluator. */
@NullMarked
package dev.constellation.cli.verify;

import org.jspecify.annotations.NullMarked;
