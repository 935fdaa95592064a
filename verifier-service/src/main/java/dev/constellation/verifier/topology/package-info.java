/** What happens to each record: a Kafka Streams topology over tasks and candidates. */
@NullMarked
package dev.constellation.verifier.topology;

import org.jspecify.annotations.NullMarked;
