/** Recipes: which of a task's judged samples train, with what weight, and from which parent. */
@NullMarked
package dev.constellation.core.recipe;

import org.jspecify.annotations.NullMarked;
