/** Ids, random streams and error categories that every part shares. */
@NullMarked
package dev.constellation.core;

import org.jspecify.annotations.NullMarked;
