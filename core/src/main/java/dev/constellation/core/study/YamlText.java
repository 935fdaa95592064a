package dev.constellation.core.study;

import dev.constellation.core.study.Findings.Source;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Turns the text of a YAML or JSON document into its tree, bounded in length and depth whatever the text. */
final class YamlText {
    /** Most characters, for a task a bound well above any prompt and well below the largest event. */
    static final int MAX_CHARACTERS = 100_000;

    private static final int MAX_DEPTH = 16;

    private static final LoadSettings SETTINGS =
            LoadSettings.builder().setUseMarks(true).setAllowDuplicateKeys(true).build();

    private YamlText() {}

    /** The tree; empty, with the problem noted, when the text is no document. */
    static Optional<Node> compose(Source source, String text, Findings findings) {
        if (text.length() > MAX_CHARACTERS) {
            findings.add(
                    source,
                    source.firstLine(),
                    "size",
                    "%d characters, allowed are up to %d".formatted(text.length(), MAX_CHARACTERS));
            return Optional.empty();
        }
        try {
            requireShallow(text);
            Optional<Node> root = new Compose(SETTINGS).composeString(text);
            if (root.isEmpty()) {
                findings.add(source, source.firstLine(), "file", "empty, a mapping of keys to values is needed");
            }
            return root;
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine()).orElse(0);
            findings.add(source, source.firstLine() + line, "syntax", e.getProblem() + context(source, e));
        } catch (ReaderException e) {
            int line = (int) text.codePoints()
                    .limit(e.getPosition())
                    .filter(c -> c == '\n')
                    .count();
            findings.add(
                    source,
                    source.firstLine() + line,
                    "syntax",
                    "the character U+%04X is not allowed".formatted(e.getCodePoint()));
        } catch (YamlEngineException e) {
            findings.add(source, source.firstLine(), "syntax", String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    /** What was being read when the problem occurred and where that began, if the parser knows. */
    private static String context(Source source, MarkedYamlEngineException e) {
        return Optional.ofNullable(e.getContext())
                .map(context -> " (" + context
                        + e.getContextMark()
                                .map(mark -> " that begins in line " + (source.firstLine() + mark.getLine()))
                                .orElse("")
                        + ")")
                .orElse("");
    }

    private static void requireShallow(String text) {
        int depth = 0;
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                throw new YamlEngineException("nested deeper than the allowed %d levels".formatted(MAX_DEPTH));
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }
}
