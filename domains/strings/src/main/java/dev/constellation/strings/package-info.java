/**
 * The domain of string programs: {@link dev.constellation.strings.StringsDomain} ties together the language and its
 * evaluator, synthetic and real tasks, and prompts. {@link dev.constellation.strings.Corpus} writes training rows.
 */
@NullMarked
package dev.constellation.strings;

import org.jspecify.annotations.NullMarked;
