/** What a study asks for and in which order: a pure function of its definition and the answers in the log. */
@NullMarked
package dev.constellation.study.plan;

import org.jspecify.annotations.NullMarked;
