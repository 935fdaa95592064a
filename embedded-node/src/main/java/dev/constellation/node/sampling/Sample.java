package dev.constellation.node.sampling;

import dev.constellation.tinylm.Completion;
import dev.constellation.tinylm.NextToken;
import java.util.List;

/**
 * One sample.
 *
 * @param completion its text and tokens
 * @param alternatives per token, the most probable tokens there; empty when none were asked for
 */
record Sample(Completion completion, List<NextToken> alternatives) {}
