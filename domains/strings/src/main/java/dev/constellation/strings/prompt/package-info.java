/** Prompts of every model family, rendered from the templates among this package's resources. */
@NullMarked
package dev.constellation.strings.prompt;

import org.jspecify.annotations.NullMarked;
