/** The model protocol over HTTP. */
@NullMarked
package dev.constellation.node.api;

import org.jspecify.annotations.NullMarked;
