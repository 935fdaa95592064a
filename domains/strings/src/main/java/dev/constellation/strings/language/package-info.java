/**
 * The language of string programs: syntax tree, parser, printer, canonical form and evaluator, for every profile.
 *
 * <p>A text becomes a {@link dev.constellation.strings.language.Program} by the profile's syntax, is rewritten to its
 * canonical form and compiled once; see {@link dev.constellation.strings.language.StringLanguage}.
 */
@NullMarked
package dev.constellation.strings.language;

import org.jspecify.annotations.NullMarked;
