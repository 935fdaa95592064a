/** What a domain with a free exact verifier is: tasks, puzzles, languages and prompts. */
@NullMarked
package dev.constellation.core.domain;

import org.jspecify.annotations.NullMarked;
