package dev.constellation.strings.prompt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The marks of the embedded model's prompts. All separators are control characters, which data cannot contain because
 * {@link #unprintable} takes the place of everything but printable ASCII in it.
 *
 * @param columnSeparator between the columns of an input
 * @param arrow between input and output, and between program and the critic's answer
 * @param rowEnd after an output
 * @param codeStart before a program
 * @param cut in the middle of a field that was shortened
 * @param unprintable in place of a character that is not printable ASCII
 * @param mostCharacters longest rendering of the visible rows
 * @param yes the critic's answer for a program that will generalize
 * @param no its answer for one that will not
 */
record TinyTemplate(
        String columnSeparator,
        String arrow,
        String rowEnd,
        String codeStart,
        String cut,
        String unprintable,
        int mostCharacters,
        String yes,
        String no) {
    static final String RESOURCE = "tinylm/template.json";

    static TinyTemplate read() {
        try {
            return new ObjectMapper().readValue(PromptResources.text(RESOURCE), TinyTemplate.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("resource %s: %s".formatted(RESOURCE, e.getOriginalMessage()), e);
        }
    }
}
