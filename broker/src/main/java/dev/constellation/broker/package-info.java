/** A single-node Kafka broker that runs as a process of its own on this machine. */
@NullMarked
package dev.constellation.broker;

import org.jspecify.annotations.NullMarked;
