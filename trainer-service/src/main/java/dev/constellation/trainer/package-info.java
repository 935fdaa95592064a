/** The trainer service: training requests and the log's verdicts in, adapters out. */
@NullMarked
package dev.constellation.trainer;

import org.jspecify.annotations.NullMarked;
