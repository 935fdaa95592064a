/** The state directory: files that appear whole or not at all. */
@NullMarked
package dev.constellation.node.storage;

import org.jspecify.annotations.NullMarked;
