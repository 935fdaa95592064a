/** The processes of Constellation: what they are, how they are started, watched and stopped. */
@NullMarked
package dev.constellation.cli.cluster;

import org.jspecify.annotations.NullMarked;
