package dev.constellation.strings.language;

import dev.constellation.core.RandomStream;
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
import dev.constellation.strings.language.Part.Column;
import dev.constellation.strings.language.Part.Constant;
import dev.constellation.strings.language.Part.Plain;
import dev.constellation.strings.language.Part.Value;
import dev.constellation.strings.language.Predicate.Contains;
import dev.constellation.strings.language.Predicate.ContainsText;
import dev.constellation.strings.language.Predicate.CountAtLeast;
import dev.constellation.strings.language.Predicate.EndsWith;
import dev.constellation.strings.language.Predicate.Equals;
import dev.constellation.strings.language.Predicate.LenAtLeast;
import dev.constellation.strings.language.Predicate.StartsWith;
import dev.constellation.strings.language.Program.Case;
import dev.constellation.strings.language.Regex.Anchor;
import dev.constellation.strings.language.Regex.Delimiter;
import dev.constellation.strings.language.Regex.Type;
import java.util.ArrayList;
import java.util.List;

/** Any programs of a profile, with no regard to sense, and inputs of every kind for them. */
final class RandomPrograms {
    private static final String ALPHABET = "aabBcCdDZz019 ,.-_/@()'\"\\\t\néßİ\u00a0😀";

    private final Profile profile;
    private final RandomStream random;

    RandomPrograms(Profile profile, long seed) {
        this.profile = profile;
        this.random = RandomStream.of(seed);
    }

    /** Has conditions in two of five cases where the profile knows them. */
    Program program() {
        int cases = profile.hasConditions() && random.chance(0.4) ? random.between(1, 2) : 0;
        Program program = cases == 0 ? new Program(List.of(), branch(mostParts())) : conditional(cases);
        boolean fits = program.size() <= profile.limits().nodes()
                && Printer.print(program, profile).length() <= profile.limits().text();
        return fits ? program : program();
    }

    private int mostParts() {
        return profile == Profile.RF ? 10 : 8;
    }

    /** Branches are often equal, so that some conditions decide nothing. */
    private Program conditional(int count) {
        Branch otherwise = branch(4);
        List<Case> cases = new ArrayList<>();
        while (cases.size() < count) {
            cases.add(new Case(predicate(), random.chance(0.3) ? otherwise : branch(4)));
        }
        return new Program(cases, otherwise);
    }

    private Branch branch(int mostParts) {
        List<Part> parts = new ArrayList<>();
        int count = random.between(1, mostParts);
        while (parts.size() < count) {
            parts.add(random.chance(0.25) ? constant() : value());
        }
        return new Branch(parts);
    }

    private Predicate predicate() {
        return switch (random.nextInt(7)) {
            case 0 -> new Contains(column(), type());
            case 1 -> new ContainsText(column(), plain());
            case 2 -> new StartsWith(column(), regex());
            case 3 -> new EndsWith(column(), regex());
            case 4 -> new CountAtLeast(column(), regex(), random.between(2, 5));
            case 5 -> new LenAtLeast(column(), random.chance(0.8) ? random.between(1, 25) : random.between(1, 200));
            default -> new Equals(column(), plain());
        };
    }

    private Plain plain() {
        return random.chance(0.4) ? column() : constant();
    }

    private Column column() {
        return new Column(profile == Profile.RF || random.chance(0.7) ? 1 : random.between(2, 5));
    }

    /** Short enough that neighbours stay within the limit of a constant. */
    private Constant constant() {
        return new Constant(
                profile == Profile.RF
                        ? String.valueOf(character())
                        : text(random.between(1, 2)).replaceAll("\\p{Cntrl}", "?"));
    }

    private Value value() {
        Value value = column();
        int depth = profile == Profile.RF ? random.between(1, 2) : random.between(0, 3);
        while (value.depth() < depth) {
            Operation operation = operation(value);
            boolean misplaced = profile == Profile.RF && value.depth() == 1 && OperationParser.isSubstring(operation);
            value = misplaced ? value : operation;
        }
        return value;
    }

    private Operation operation(Value of) {
        return switch (random.nextInt(14)) {
            case 0 -> new SubStr(of, offset(), offset());
            case 1 -> new GetSpan(of, position(), position());
            case 2 -> new GetToken(of, type(), index());
            case 3 -> new GetUpto(of, regex());
            case 4 -> new GetFrom(of, regex());
            case 5 -> new ToCase(of, random.pick(List.of(Casing.values())));
            case 6 -> new Replace(of, delimiter(), replacement());
            case 7 -> new Trim(of);
            case 8 -> new GetFirst(of, type(), index());
            case 9 -> new GetAll(of, type());
            case 10 -> new Substitute(of, type(), index(), character());
            case 11 -> new SubstituteAll(of, type(), character());
            case 12 -> new Remove(of, type(), index());
            default -> new RemoveAll(of, type());
        };
    }

    private Position position() {
        if (profile != Profile.RF && random.chance(0.1)) {
            return new Position(random.pick(List.of(Anchor.values())), 1, boundary());
        }
        return new Position(regex(), index(), boundary());
    }

    private Boundary boundary() {
        return random.pick(List.of(Boundary.values()));
    }

    private Regex regex() {
        return random.chance(0.5) ? type() : new Delimiter(delimiter());
    }

    private Type type() {
        return random.pick(List.of(Type.values()));
    }

    private char delimiter() {
        char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        return profile.isDelimiter(c) ? c : delimiter();
    }

    private char character() {
        char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
        return profile.isCharacter(c) ? c : character();
    }

    private String replacement() {
        return profile != Profile.RF && random.chance(0.2) ? "" : String.valueOf(delimiter());
    }

    private int index() {
        int index = random.between(-5, 5);
        return index == 0 ? index() : index;
    }

    private int offset() {
        int offset = random.chance(0.2) ? random.between(-100, 100) : random.between(-8, 8);
        return offset == 0 && profile != Profile.RF ? offset() : offset;
    }

    /** A text of which a piece is left out, doubled or copied elsewhere. */
    String damaged(String text) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + random.between(1, 40));
        int at = random.nextInt(text.length() + 1);
        String piece = text.substring(from, to);
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, to) + text.substring(from);
            default -> text.substring(0, at) + piece + text.substring(at);
        };
    }

    /** As many columns as the profile allows or fewer, with up to 24 characters, some of them outside of ASCII. */
    List<String> input() {
        List<String> columns = new ArrayList<>();
        for (int i = profile == Profile.RF ? 1 : random.between(1, 5); i > 0; i--) {
            columns.add(text(random.nextInt(25)));
        }
        return columns;
    }

    private String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int at = random.nextInt(ALPHABET.codePointCount(0, ALPHABET.length()));
            text.appendCodePoint(ALPHABET.codePointAt(ALPHABET.offsetByCodePoints(0, at)));
        }
        return text.toString();
    }
}
