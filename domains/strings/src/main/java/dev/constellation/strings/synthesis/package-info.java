/**
 * Synthetic tasks: realistic columns, programs drawn for them, and the rules that keep a task meaningful and its pool
 * apart from every other.
 */
@NullMarked
package dev.constellation.strings.synthesis;

import org.jspecify.annotations.NullMarked;
