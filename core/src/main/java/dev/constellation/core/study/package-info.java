/** What a study is: its definition, as a reader of the study file gives it. */
@NullMarked
package dev.constellation.core.study;

import org.jspecify.annotations.NullMarked;
