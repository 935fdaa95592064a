/** Replays: a finished study is analysed again from the log, under another policy, another critic or another evaluator. */
@NullMarked
package dev.constellation.study.replay;

import org.jspecify.annotations.NullMarked;
