/** Studies from the outside: submitting, watching, showing and fetching the report. */
@NullMarked
package dev.constellation.cli.study;

import org.jspecify.annotations.NullMarked;
