/** The model protocol: the subset of the OpenAI API that generator, critic and trainer speak to a model node. */
@NullMarked
package dev.constellation.protocol;

import org.jspecify.annotations.NullMarked;
