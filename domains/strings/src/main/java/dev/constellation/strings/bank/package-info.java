/** Real tasks that ship with the domain, and inputs that tell the behaviours of programs apart. */
@NullMarked
package dev.constellation.strings.bank;

import org.jspecify.annotations.NullMarked;
