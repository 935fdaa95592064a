/** The study service: one instance per cluster that runs studies. */
@NullMarked
package dev.constellation.study;

import org.jspecify.annotations.NullMarked;
