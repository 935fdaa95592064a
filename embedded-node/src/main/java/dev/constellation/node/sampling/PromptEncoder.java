package dev.constellation.node.sampling;

import dev.constellation.node.RefusedException;
import dev.constellation.tinylm.BaseModel;
import java.util.ArrayList;
import java.util.List;

/** Turns prompts into tokens and refuses those that leave no room for a completion. */
final class PromptEncoder {
    private final BaseModel base;

    PromptEncoder(BaseModel base) {
        this.base = base;
    }

    List<int[]> encode(List<String> prompts) {
        List<int[]> encoded = new ArrayList<>(prompts.size());
        for (int j = 0; j < prompts.size(); j++) {
            encoded.add(encode(j, prompts.get(j)));
        }
        return encoded;
    }

    private int[] encode(int index, String prompt) {
        int most = base.shape().maxTokens() - 1;
        int[] tokens = tokens(index, prompt);
        if (tokens.length == 0) {
            throw invalid("invalid_value", index, "is empty, from 1 to %d tokens are allowed".formatted(most));
        }
        if (tokens.length > most) {
            throw invalid(
                    "context_length_exceeded",
                    index,
                    "%d tokens, from 1 to %d are allowed: the context has %d and a completion needs one"
                            .formatted(tokens.length, most, most + 1));
        }
        return tokens;
    }

    private int[] tokens(int index, String prompt) {
        try {
            return base.tokenizer().encode(prompt);
        } catch (IllegalArgumentException e) {
            throw invalid("invalid_value", index, "cannot be tokenized: " + e.getMessage());
        }
    }

    private static RefusedException invalid(String code, int index, String problem) {
        return RefusedException.invalid(code, "prompt", "prompt[%d]: %s".formatted(index, problem));
    }
}
