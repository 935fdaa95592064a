/** The log as the study service reads and writes it. */
@NullMarked
package dev.constellation.study.log;

import org.jspecify.annotations.NullMarked;
