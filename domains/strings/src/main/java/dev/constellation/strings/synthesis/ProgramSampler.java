package dev.constellation.strings.synthesis;

import dev.constellation.core.RandomStream;
import dev.constellation.strings.language.Part;
import dev.constellation.strings.language.Part.Column;
import dev.constellation.strings.language.Part.Constant;
import dev.constellation.strings.language.Part.Value;
import dev.constellation.strings.language.Profile;
import dev.constellation.strings.language.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Draws programs for the rows of one task. A program is refused when its output is too long, when the rows are left as
 * they are, when a value occurs twice, when neighbouring parts could be one, or when one operator could do the work of a
 * value's several.
 */
final class ProgramSampler {
    /** Longest output of a synthetic row. */
    private static final int LONGEST_OUTPUT = 40;

    private static final double CONSTANT_FIRST = 0.12;
    private static final double CONSTANT_BETWEEN = 0.55;
    private static final double CONSTANT_LAST = 0.3;
    private static final double BARE_COLUMN = 0.06;
    private static final int VALUE_ATTEMPTS = 30;

    private final List<List<String>> inputs;
    private final Profile profile;
    private final ValueSampler values;
    private final Merges merges;

    ProgramSampler(List<List<String>> inputs, Profile profile) {
        this.inputs = inputs;
        this.profile = profile;
        this.values = new ValueSampler(inputs, profile);
        this.merges = new Merges(inputs, profile);
    }

    /** One attempt at a program with the given number of parts. */
    Optional<Program> draw(int parts, RandomStream random) {
        List<Part> drawn = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            boolean constant = wantsConstant(drawn, i, parts, random);
            Optional<? extends Part> part =
                    constant ? Optional.of(ConstantSampler.draw(i, parts, random)) : value(parts, random);
            if (part.isEmpty() || (!constant && drawn.contains(part.get()))) {
                return Optional.empty();
            }
            drawn.add(part.get());
        }
        return isSound(drawn) ? Optional.of(new Program(drawn)) : Optional.empty();
    }

    private static boolean wantsConstant(List<Part> before, int i, int parts, RandomStream random) {
        if (parts == 1 || (!before.isEmpty() && before.getLast() instanceof Constant)) {
            return false;
        }
        double probability = i == 0 ? CONSTANT_FIRST : i == parts - 1 ? CONSTANT_LAST : CONSTANT_BETWEEN;
        return random.chance(parts == 2 ? 1.5 * probability : probability);
    }

    private Optional<Value> value(int parts, RandomStream random) {
        if (parts > 1 && random.chance(BARE_COLUMN)) {
            return Optional.of(new Column(random.nextInt(inputs.getFirst().size()) + 1));
        }
        Optional<Value> value = Optional.empty();
        for (int attempt = 0; attempt < VALUE_ATTEMPTS && value.isEmpty(); attempt++) {
            value = values.draw(random);
        }
        return value;
    }

    private boolean isSound(List<Part> parts) {
        List<Texts> texts = new ArrayList<>();
        for (Part part : parts) {
            texts.add(Objects.requireNonNull(Texts.of(part, inputs, profile)));
        }
        List<String> outputs = joined(texts, 0, parts.size());
        return outputs.stream().allMatch(output -> output.length() <= LONGEST_OUTPUT)
                && !isInput(outputs)
                && !isMergeable(texts)
                && !isDetour(parts, texts);
    }

    private boolean isInput(List<String> outputs) {
        for (int c = 0; c < inputs.getFirst().size(); c++) {
            int column = c;
            if (outputs.equals(inputs.stream().map(row -> row.get(column)).toList())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a value takes several operators for what one can do. */
    private boolean isDetour(List<Part> parts, List<Texts> texts) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Value value
                    && value.depth() > 1
                    && merges.isOneOperator(texts.get(i).rows())) {
                return true;
            }
        }
        return false;
    }

    private boolean isMergeable(List<Texts> texts) {
        for (int from = 0; from < texts.size(); from++) {
            for (int to = from + 2; to <= texts.size(); to++) {
                if (merges.exists(joined(texts, from, to))) {
                    return true;
                }
            }
        }
        return false;
    }

    private List<String> joined(List<Texts> texts, int from, int to) {
        List<String> joined = new ArrayList<>(inputs.size());
        for (int row = 0; row < inputs.size(); row++) {
            StringBuilder text = new StringBuilder();
            for (int part = from; part < to; part++) {
                text.append(texts.get(part).rows().get(row));
            }
            joined.add(text.toString());
        }
        return joined;
    }
}
