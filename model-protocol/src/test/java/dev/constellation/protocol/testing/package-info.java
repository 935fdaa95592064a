/** For tests of services that call model nodes: a node that does as it is told, and a domain small enough to read. */
@NullMarked
package dev.constellation.protocol.testing;

import org.jspecify.annotations.NullMarked;
