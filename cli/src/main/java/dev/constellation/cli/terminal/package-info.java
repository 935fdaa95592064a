/** How a command talks to its user: lines, refusals and exit codes. */
@NullMarked
package dev.constellation.cli.terminal;

import org.jspecify.annotations.NullMarked;
