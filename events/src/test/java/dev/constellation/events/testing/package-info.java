/** For tests of services that read and write topics. */
@NullMarked
package dev.constellation.events.testing;

import org.jspecify.annotations.NullMarked;
