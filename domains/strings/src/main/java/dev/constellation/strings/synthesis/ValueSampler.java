package dev.constellation.strings.synthesis;

import dev.constellation.core.RandomStream;
import dev.constellation.strings.language.CompiledPart;
import dev.constellation.strings.language.Operation;
import dev.constellation.strings.language.Part.Column;
import dev.constellation.strings.language.Part.Value;
import dev.constellation.strings.language.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws values for the rows of one task. A value is refused when it is empty or an error on a row, the same on all rows,
 * when one of its operators can be left out, or when one of its arguments can be replaced by a plainer one, without any
 * row changing.
 */
final class ValueSampler {
    private static final Weighted<Integer> DEPTH =
            new Weighted<Integer>().add(62, 1).add(32, 2).add(6, 3);

    private final List<List<String>> inputs;
    private final Profile profile;
    private final List<Texts> columns;

    ValueSampler(List<List<String>> inputs, Profile profile) {
        this.inputs = inputs;
        this.profile = profile;
        List<Texts> texts = new ArrayList<>();
        for (int c = 0; c < inputs.getFirst().size(); c++) {
            int column = c;
            texts.add(new Texts(inputs.stream().map(row -> row.get(column)).toList()));
        }
        this.columns = texts;
    }

    /** One attempt. */
    Optional<Value> draw(RandomStream random) {
        int number = random.nextInt(columns.size()) + 1;
        int depth = DEPTH.draw(random);
        Value value = new Column(number);
        Texts texts = columns.get(number - 1);
        while (value.depth() < depth) {
            Optional<Operation> operation = OperationSampler.draw(value, texts, random);
            if (operation.isEmpty()) {
                return Optional.empty();
            }
            Texts next = Texts.of(operation.get(), inputs, profile);
            if (next == null || next.hasEmpty() || next.rows().equals(texts.rows())) {
                return Optional.empty();
            }
            value = operation.get();
            texts = next;
        }
        return texts.isConstant() || isReducible(value, texts) ? Optional.empty() : Optional.of(value);
    }

    /** Whether a shorter or plainer value gives the same texts. */
    private boolean isReducible(Value value, Texts texts) {
        List<Operation> chain = new ArrayList<>();
        for (Value v = value; v instanceof Operation operation; v = operation.of()) {
            chain.add(operation);
        }
        for (int i = 0; i < chain.size(); i++) {
            Operation operation = chain.get(i);
            if (gives(rebuilt(chain, i, operation.of()), texts)) {
                return true;
            }
            for (Operation simpler : Simpler.than(operation, length(operation))) {
                if (gives(rebuilt(chain, i, simpler), texts)) {
                    return true;
                }
            }
        }
        return false;
    }

    private int length(Operation operation) {
        return operation.of() instanceof Column column
                ? columns.get(column.number() - 1).rows().getFirst().length()
                : 0;
    }

    /** The chain, outermost operator first, with its i-th operator and all below replaced. */
    private static Value rebuilt(List<Operation> chain, int i, Value replacement) {
        Value value = replacement;
        for (int above = i - 1; above >= 0; above--) {
            value = chain.get(above).on(value);
        }
        return value;
    }

    private boolean gives(Value value, Texts texts) {
        CompiledPart part = CompiledPart.of(value, profile);
        for (int row = 0; row < inputs.size(); row++) {
            if (!texts.rows().get(row).equals(part.run(inputs.get(row)))) {
                return false;
            }
        }
        return true;
    }
}
