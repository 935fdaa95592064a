/** Reports: the figures of a study as a page, as files and as text. */
@NullMarked
package dev.constellation.report;

import org.jspecify.annotations.NullMarked;
