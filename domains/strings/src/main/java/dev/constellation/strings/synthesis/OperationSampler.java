package dev.constellation.strings.synthesis;

import dev.constellation.core.RandomStream;
import dev.constellation.strings.language.Operation;
import dev.constellation.strings.language.Operation.Boundary;
import dev.constellation.strings.language.Operation.Casing;
import dev.constellation.strings.language.Operation.GetAll;
import dev.constellation.strings.language.Operation.GetFirst;
import dev.constellation.strings.language.Operation.GetFrom;
import dev.constellation.strings.language.Operation.GetSpan;
import dev.constellation.strings.language.Operation.GetToken;
import dev.constellation.strings.language.Operation.GetUpto;
import dev.constellation.strings.language.Operation.Position;
import dev.constellation.strings.language.Operation.Remove;
import dev.constellation.strings.language.Operation.RemoveAll;
import dev.constellation.strings.language.Operation.Replace;
import dev.constellation.strings.language.Operation.SubStr;
import dev.constellation.strings.language.Operation.Substitute;
import dev.constellation.strings.language.Operation.SubstituteAll;
import dev.constellation.strings.language.Operation.ToCase;
import dev.constellation.strings.language.Operation.Trim;
import dev.constellation.strings.language.Part.Value;
import dev.constellation.strings.language.Regex;
import dev.constellation.strings.language.Regex.Delimiter;
import dev.constellation.strings.language.Regex.Type;
import java.util.List;
import java.util.Optional;

/** Draws one operator for a value, with arguments that exist in its texts. */
final class OperationSampler {
    private static final List<Type> TOKENS =
            List.of(Type.WORD, Type.NUMBER, Type.ALPHANUM, Type.PROP_CASE, Type.ALL_CAPS, Type.LOWER, Type.DIGIT);
    private static final List<Type> REMOVABLE =
            List.of(Type.WORD, Type.NUMBER, Type.ALL_CAPS, Type.LOWER, Type.DIGIT, Type.CHAR);
    private static final String REPLACEMENTS = "-_/.,: #*+|&;";
    private static final int MAX_INDEX = 5;
    private static final int FARTHEST = 8;

    private static final Weighted<Draw> ON_COLUMN = new Weighted<Draw>()
            .add(34, OperationSampler::token)
            .add(9, OperationSampler::upto)
            .add(9, OperationSampler::from)
            .add(11, OperationSampler::subStr)
            .add(9, OperationSampler::span)
            .add(4, OperationSampler::first)
            .add(6, OperationSampler::all)
            .add(5, OperationSampler::replace)
            .add(4, OperationSampler::toCase)
            .add(2.5, OperationSampler::remove)
            .add(2.5, OperationSampler::removeAll)
            .add(1.5, OperationSampler::substitute)
            .add(1.5, OperationSampler::substituteAll);

    private static final Weighted<Draw> ON_RESULT = new Weighted<Draw>()
            .add(38, OperationSampler::toCase)
            .add(14, OperationSampler::initial)
            .add(8, OperationSampler::subStr)
            .add(8, OperationSampler::trim)
            .add(8, OperationSampler::replace)
            .add(9, OperationSampler::token)
            .add(4, OperationSampler::upto)
            .add(4, OperationSampler::from)
            .add(2, OperationSampler::first)
            .add(3, OperationSampler::all)
            .add(2, OperationSampler::remove)
            .add(2, OperationSampler::removeAll)
            .add(1, OperationSampler::substitute)
            .add(1, OperationSampler::substituteAll);

    private static final Weighted<Integer> INDEX = new Weighted<Integer>()
            .add(40, 1)
            .add(24, -1)
            .add(15, 2)
            .add(7, -2)
            .add(7, 3)
            .add(3, -3)
            .add(2, 4)
            .add(1, -4)
            .add(1, 5);

    private OperationSampler() {}

    private interface Draw {
        Optional<Operation> draw(Value of, Texts texts, RandomStream random);
    }

    /** An operator for a column or, more often a change of letters, for another operator's result. */
    static Optional<Operation> draw(Value of, Texts texts, RandomStream random) {
        return (of.depth() == 0 ? ON_COLUMN : ON_RESULT).draw(random).draw(of, texts, random);
    }

    private static Optional<Operation> token(Value of, Texts texts, RandomStream random) {
        return type(TOKENS, texts, random).map(type -> new GetToken(of, type, index(texts.count(type), random)));
    }

    private static Optional<Operation> upto(Value of, Texts texts, RandomStream random) {
        return regex(texts, random).map(regex -> new GetUpto(of, regex));
    }

    private static Optional<Operation> from(Value of, Texts texts, RandomStream random) {
        return regex(texts, random).map(regex -> new GetFrom(of, regex));
    }

    private static Optional<Operation> initial(Value of, Texts texts, RandomStream random) {
        return Optional.of(new SubStr(of, 1, 1));
    }

    private static Optional<Operation> subStr(Value of, Texts texts, RandomStream random) {
        int shortest = Math.min(texts.shortest(), FARTHEST);
        if (shortest < 2) {
            return Optional.empty();
        }
        int from = random.chance(0.5) ? 1 : random.between(1, shortest);
        int to = random.chance(0.2) ? shortest : random.between(from, shortest);
        return Optional.of(
                switch (random.nextInt(5)) {
                    case 0 -> new SubStr(of, -to, -from);
                    case 1 -> new SubStr(of, from, -1);
                    case 2 -> new SubStr(of, from, -random.between(1, 4));
                    default -> new SubStr(of, from, to);
                });
    }

    private static Optional<Operation> span(Value of, Texts texts, RandomStream random) {
        Optional<Position> start = position(texts, random);
        Optional<Position> end = position(texts, random);
        return start.flatMap(s -> end.map(e -> new GetSpan(of, s, e)));
    }

    private static Optional<Position> position(Texts texts, RandomStream random) {
        return regex(texts, random).map(regex -> {
            int matches = regex instanceof Type type ? texts.count(type) : 2;
            return new Position(regex, index(matches, random), random.pick(List.of(Boundary.START, Boundary.END)));
        });
    }

    private static Optional<Operation> toCase(Value of, Texts texts, RandomStream random) {
        return Optional.of(new ToCase(of, random.pick(List.of(Casing.values()))));
    }

    private static Optional<Operation> trim(Value of, Texts texts, RandomStream random) {
        return Optional.of(new Trim(of));
    }

    private static Optional<Operation> replace(Value of, Texts texts, RandomStream random) {
        if (texts.delimiters().isEmpty()) {
            return Optional.empty();
        }
        String replacement = random.chance(0.25) ? "" : String.valueOf(separator(random));
        return Optional.of(new Replace(of, texts.delimiter(random), replacement));
    }

    private static Optional<Operation> first(Value of, Texts texts, RandomStream random) {
        return type(TOKENS, texts, random)
                .filter(type -> texts.count(type) > 1)
                .map(type -> new GetFirst(of, type, random.between(2, Math.min(texts.count(type), MAX_INDEX))));
    }

    private static Optional<Operation> all(Value of, Texts texts, RandomStream random) {
        return type(TOKENS, texts, random).map(type -> new GetAll(of, type));
    }

    private static Optional<Operation> remove(Value of, Texts texts, RandomStream random) {
        return type(REMOVABLE, texts, random).map(type -> new Remove(of, type, index(texts.count(type), random)));
    }

    private static Optional<Operation> removeAll(Value of, Texts texts, RandomStream random) {
        return type(REMOVABLE, texts, random).map(type -> new RemoveAll(of, type));
    }

    private static Optional<Operation> substitute(Value of, Texts texts, RandomStream random) {
        return type(REMOVABLE, texts, random)
                .map(type -> new Substitute(of, type, index(texts.count(type), random), replacement(random)));
    }

    private static Optional<Operation> substituteAll(Value of, Texts texts, RandomStream random) {
        return type(REMOVABLE, texts, random).map(type -> new SubstituteAll(of, type, replacement(random)));
    }

    private static char replacement(RandomStream random) {
        return random.chance(0.15) ? (char) ((random.chance(0.5) ? 'A' : 'a') + random.nextInt(26)) : separator(random);
    }

    private static char separator(RandomStream random) {
        return REPLACEMENTS.charAt(random.nextInt(REPLACEMENTS.length()));
    }

    private static Optional<Regex> regex(Texts texts, RandomStream random) {
        if (random.chance(0.6) && !texts.delimiters().isEmpty()) {
            return Optional.of(new Delimiter(texts.delimiter(random)));
        }
        return type(TOKENS, texts, random).map(type -> type);
    }

    private static Optional<Type> type(List<Type> among, Texts texts, RandomStream random) {
        List<Type> types = texts.types(among);
        if (types.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(random.chance(0.4) ? types.getFirst() : random.pick(types));
    }

    private static int index(int matches, RandomStream random) {
        int index = INDEX.draw(random);
        return Math.abs(index) <= matches ? index : random.chance(0.6) ? 1 : -1;
    }
}
