/** The query store: the log as tables that users query and export. */
@NullMarked
package dev.constellation.study.store;

import org.jspecify.annotations.NullMarked;
