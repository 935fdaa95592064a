/** What a machine needs and whether it has it. */
@NullMarked
package dev.constellation.cli.doctor;

import org.jspecify.annotations.NullMarked;
