package dev.constellation.strings.prompt;

import dev.constellation.core.Digest;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Language;
import dev.constellation.core.domain.Prompts;
import dev.constellation.core.domain.Puzzle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Prompts of language models that read text. Rows are written as JSON string literals, so data cannot imitate the
 * instructions.
 */
public final class TextPrompts implements Prompts {
    private static final String LABEL = "Program:";
    private static final String FENCE = "```";

    private final String family;
    private final String version;
    private final String language;
    private final String generator;
    private final String critic;
    private final String lead;
    private final String stop;

    private TextPrompts(String family, String version, String language, String lead, String stop) {
        this.family = family;
        this.version = version;
        this.language = language;
        this.lead = lead;
        this.stop = stop;
        generator = PromptResources.text(family + "/generator.txt").stripTrailing();
        critic = PromptResources.text(family + "/critic.txt").stripTrailing();
    }

    /**
     * Family {@code chat}, of models that follow instructions: every prompt explains the language. A node puts its model's
     * turn marks around it.
     */
    public static TextPrompts chat() {
        String language = PromptResources.text("chat/language.txt").strip();
        return new TextPrompts("chat", "chat 1", language, "", "\n\n");
    }

    /** Family {@code brief}, of models that learnt the language in training: the rows alone, to be continued as text. */
    public static TextPrompts brief() {
        return new TextPrompts("brief", "brief 1", "", " ", "\n");
    }

    @Override
    public String family() {
        return family;
    }

    @Override
    public String digest() {
        return Digest.of("prompts")
                .add(version)
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
                        "\n", puzzle.visible().stream().map(TextPrompts::row).toList());
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
                + String.join("\n", rows.stream().map(TextPrompts::columns).toList()) + "\n";
    }

    @Override
    public String completion(String program) {
        return lead + program;
    }

    /** The first line that can be a program: models like to add code fences and labels. */
    @Override
    public String program(String completion) {
        return completion
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith(FENCE))
                .findFirst()
                .map(TextPrompts::unwrapped)
                .orElse("");
    }

    private static String unwrapped(String line) {
        String text = line.startsWith(LABEL) ? line.substring(LABEL.length()).strip() : line;
        boolean quoted = text.length() > 1 && text.startsWith("`") && text.endsWith("`");
        return quoted ? text.substring(1, text.length() - 1) : text;
    }

    @Override
    public List<String> stop() {
        return List.of(stop);
    }

    @Override
    public Optional<String> grammar(Language language) {
        String begin = lead.isEmpty() ? "" : JsonText.quote(lead) + " ";
        return language.grammar().map(programs -> "start: " + begin + "program\n" + programs);
    }

    @Override
    public String yes() {
        return lead + "yes";
    }

    @Override
    public String no() {
        return lead + "no";
    }
}
