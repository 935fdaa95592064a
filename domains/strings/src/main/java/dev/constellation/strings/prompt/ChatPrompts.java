package dev.constellation.strings.prompt;

import dev.constellation.core.Digest;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Prompts;
import dev.constellation.core.domain.Puzzle;
import java.util.ArrayList;
import java.util.List;

/**
 * Prompts of instruction-following models, family {@code chat}: plain text, as a node puts its model's turn marks around
 * it. Rows are written as JSON string literals, so data cannot imitate the instructions.
 */
public final class ChatPrompts implements Prompts {
    /** The family's name. */
    public static final String FAMILY = "chat";

    private static final String VERSION = "chat 1";
    private static final String LABEL = "Program:";
    private static final String FENCE = "```";

    private final String language = PromptResources.text("chat/language.txt").strip();
    private final String generator = PromptResources.text("chat/generator.txt").stripTrailing();
    private final String critic = PromptResources.text("chat/critic.txt").stripTrailing();

    @Override
    public String family() {
        return FAMILY;
    }

    @Override
    public String digest() {
        return Digest.of("prompts")
                .add(VERSION)
                .add(language)
                .add(generator)
                .add(critic)
                .id();
    }

    @Override
    public String generator(Puzzle puzzle) {
        return render(generator, puzzle, "");
    }

    @Override
    public String critic(Puzzle puzzle, String program) {
        return render(critic, puzzle, program);
    }

    /** Fills in the program last, so that nothing in it or in the data is taken for a mark of the template. */
    private String render(String template, Puzzle puzzle, String program) {
        StringBuilder text = new StringBuilder();
        int position = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", position)) {
            int close = template.indexOf("}}", open);
            text.append(template, position, open).append(field(template.substring(open + 2, close), puzzle, program));
            position = close + 2;
        }
        return text.append(template, position, template.length()).toString();
    }

    private String field(String name, Puzzle puzzle, String program) {
        return switch (name) {
            case "language" -> language;
            case "examples" ->
                String.join(
                        "\n", puzzle.visible().stream().map(ChatPrompts::row).toList());
            case "unlabelled" -> unlabelled(puzzle.unlabelled());
            case "program" -> program;
            default -> throw new IllegalStateException("template: {{%s}} is unknown".formatted(name));
        };
    }

    private static String row(Example example) {
        return columns(example.input()) + " -> " + JsonText.quote(example.output());
    }

    private static String columns(List<String> columns) {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            named.add("x" + (i == 0 ? "" : i + 1) + " = " + JsonText.quote(columns.get(i)));
        }
        return String.join(", ", named);
    }

    private static String unlabelled(List<List<String>> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        return "Further inputs:\n"
                + String.join("\n", rows.stream().map(ChatPrompts::columns).toList()) + "\n";
    }

    @Override
    public String completion(String program) {
        return program;
    }

    /** The first line that can be a program: models like to add code fences and labels. */
    @Override
    public String program(String completion) {
        return completion
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith(FENCE))
                .findFirst()
                .map(ChatPrompts::unwrapped)
                .orElse("");
    }

    private static String unwrapped(String line) {
        String text = line.startsWith(LABEL) ? line.substring(LABEL.length()).strip() : line;
        boolean quoted = text.length() > 1 && text.startsWith("`") && text.endsWith("`");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    @Override
    public List<String> stop() {
        return List.of("\n\n");
    }

    @Override
    public String yes() {
        return "yes";
    }

    @Override
    public String no() {
        return "no";
    }
}
