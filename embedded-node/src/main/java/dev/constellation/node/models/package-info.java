/** What the node serves: one base and adapters on it. */
@NullMarked
package dev.constellation.node.models;

import org.jspecify.annotations.NullMarked;
