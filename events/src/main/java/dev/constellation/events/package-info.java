/** The contract between services: schemas, topics, computed ids, and the rule that the first record of an id wins. */
@NullMarked
package dev.constellation.events;

import org.jspecify.annotations.NullMarked;
