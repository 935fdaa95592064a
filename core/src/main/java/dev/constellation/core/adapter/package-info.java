/** Where trained adapters are kept, so that they outlive the nodes that trained them. */
@NullMarked
package dev.constellation.core.adapter;

import org.jspecify.annotations.NullMarked;
