/** What a study measured: the outcomes that figures are computed from. */
@NullMarked
package dev.constellation.core.analysis;

import org.jspecify.annotations.NullMarked;
