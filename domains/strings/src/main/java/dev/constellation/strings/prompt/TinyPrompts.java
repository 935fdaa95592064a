package dev.constellation.strings.prompt;

import dev.constellation.core.Digest;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Prompts;
import dev.constellation.core.domain.Puzzle;
import java.util.ArrayList;
import java.util.List;

/**
 * Prompts of the embedded model, family {@code tinylm}: read character by character, and as short as can be.
 *
 * <p>Each visible row is its columns with U+001F between them, U+001E, the output and a newline; U+001D starts the
 * program. The critic's prompt goes on with the program and U+001E and is answered by one token.
 *
 * <p>The visible rows take at most {@value #MOST_CHARACTERS} characters. When they would take more, all fields are
 * limited to one length, the greatest that fits (but at least {@value #SHORTEST_FIELD}); a longer field keeps its beginning
 * and its end around U+001A, as both are needed to tell positions from the end. Unlabelled rows are not shown.
 */
public final class TinyPrompts implements Prompts {
    /** The family's name. */
    public static final String FAMILY = "tinylm";

    /** Most characters of the visible rows, as the template has it. */
    static final int MOST_CHARACTERS = 200;

    /** Fields are not cut shorter than this. */
    static final int SHORTEST_FIELD = 5;

    private static final String VERSION = "tinylm 1";

    private final TinyTemplate template = TinyTemplate.read();
    private final String digest = Digest.of("prompts")
            .add(VERSION)
            .add(PromptResources.text(TinyTemplate.RESOURCE))
            .add(vocabulary())
            .id();

    /** The resource with the pieces of the model's vocabulary, first line the start of code. */
    public static String vocabulary() {
        return PromptResources.text("tinylm/vocabulary.txt");
    }

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public String digest() {
        return digest;
    }

    @Override
    public String generator(Puzzle puzzle) {
        return String.join("", rows(puzzle.visible())) + template.codeStart();
    }

    @Override
    public String completion(String program) {
        return program;
    }

    @Override
    public String program(String completion) {
        return completion;
    }

    @Override
    public List<String> stop() {
        return List.of();
    }

    @Override
    public String critic(Puzzle puzzle, String program) {
        return generator(puzzle) + printable(program) + template.arrow();
    }

    @Override
    public String yes() {
        return template.yes();
    }

    @Override
    public String no() {
        return template.no();
    }

    /**
     * A training row that teaches examples and program: alternating context and target, starting with context. Targets are
     * every visible output with the newline that ends it, and the program; the texts joined are prompt and completion.
     */
    public List<String> programSegments(Puzzle puzzle, String program) {
        List<String> segments = outputSegments(puzzle.visible());
        segments.add(template.codeStart());
        segments.add(completion(program));
        return segments;
    }

    /**
     * A training row that teaches what programs do: the visible rows and the program, then another row's input, whose
     * output is the last target.
     */
    public List<String> executionSegments(Puzzle puzzle, String program, Example unseen) {
        List<String> segments = outputSegments(puzzle.visible());
        List<String> columns = unseen.input().stream().map(this::printable).toList();
        segments.add(template.codeStart()
                + program
                + template.arrow()
                + String.join(template.columnSeparator(), columns)
                + template.arrow());
        segments.add(printable(unseen.output()));
        return segments;
    }

    private List<String> outputSegments(List<Example> visible) {
        List<String> segments = new ArrayList<>();
        for (String row : rows(visible)) {
            int output = row.indexOf(template.arrow()) + 1;
            segments.add(row.substring(0, output));
            segments.add(row.substring(output));
        }
        return segments;
    }

    private List<String> rows(List<Example> visible) {
        int longest = MOST_CHARACTERS;
        List<String> rows = rows(visible, longest);
        while (characters(rows) > template.mostCharacters() && longest > SHORTEST_FIELD) {
            longest--;
            rows = rows(visible, longest);
        }
        return rows;
    }

    private static int characters(List<String> rows) {
        return rows.stream().mapToInt(String::length).sum();
    }

    private List<String> rows(List<Example> visible, int longest) {
        List<String> rows = new ArrayList<>();
        for (Example example : visible) {
            List<String> columns = example.input().stream()
                    .map(column -> field(column, longest))
                    .toList();
            rows.add(String.join(template.columnSeparator(), columns)
                    + template.arrow()
                    + field(example.output(), longest)
                    + template.rowEnd());
        }
        return rows;
    }

    private String field(String value, int longest) {
        if (value.length() <= longest) {
            return printable(value);
        }
        int head = longest / 2;
        int tail = longest - head - 1;
        return printable(value.substring(0, head)) + template.cut() + printable(value.substring(value.length() - tail));
    }

    private String printable(String value) {
        StringBuilder printable = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            printable.append(c >= ' ' && c < 0x7F ? String.valueOf(c) : template.unprintable());
        }
        return printable.toString();
    }
}
