package dev.constellation.study.replay;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelIssue;
import dev.cel.common.CelMutableAst;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr.ExprKind;
import dev.cel.common.ast.CelMutableExpr;
import dev.cel.common.ast.CelMutableExprConverter;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableMutableAst;
import dev.cel.common.navigation.CelNavigableMutableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeBuilder;
import dev.cel.runtime.CelRuntimeFactory;
import dev.constellation.core.policy.SelectionPolicy;
import dev.constellation.core.policy.Survivor;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A policy that a user writes as an expression of the Common Expression Language over {@link Field}s of a survivor: the
 * survivor with the highest value is picked, the one with the lowest sample index among equals. Every number is a double,
 * so {@code 2 * margin} and {@code 2.0 * margin} are the same. It is compiled once; a value costs about a microsecond.
 */
final class Expression implements SelectionPolicy {
    private static final CelCompiler COMPILER = compiler();
    private static final CelRuntime RUNTIME = runtime();

    private final String text;
    private final CelRuntime.Program program;
    private final boolean needsCritic;

    private Expression(String text, CelRuntime.Program program, boolean needsCritic) {
        this.text = text;
        this.program = program;
        this.needsCritic = needsCritic;
    }

    /** A value is no number, so that no survivor of its block can be picked. */
    static final class NoValueException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoValueException(String message) {
            super(message);
        }
    }

    /**
     * Compiles an expression.
     *
     * @throws InvalidExpressionException with every problem and its place
     */
    static Expression compile(String text) {
        CelAbstractSyntaxTree parsed = tree(COMPILER.parse(text));
        CelAbstractSyntaxTree checked = tree(COMPILER.check(withDoubles(parsed)));
        CelType type = checked.getResultType();
        if (!type.equals(SimpleType.DOUBLE)) {
            throw new InvalidExpressionException(
                    List.of("it is of type %s, a number is needed".formatted(type.name())));
        }
        try {
            return new Expression(text, RUNTIME.createProgram(checked), names(checked, Field.MARGIN));
        } catch (CelEvaluationException e) {
            throw new InvalidExpressionException(List.of(String.valueOf(e.getMessage())));
        }
    }

    @Override
    public String name() {
        return text;
    }

    @Override
    public boolean needsCritic() {
        return needsCritic;
    }

    @Override
    public Optional<Survivor> pick(List<Survivor> survivors) {
        Map<String, Integer> counts = new HashMap<>();
        survivors.forEach(survivor -> counts.merge(survivor.behaviour(), 1, Integer::sum));
        Survivor best = null;
        double highest = 0;
        for (Survivor survivor : survivors) {
            Field.Seen seen = new Field.Seen(
                    survivor, counts.getOrDefault(survivor.behaviour(), 0), survivors.size(), counts.size());
            double value = value(seen);
            if (best == null || value > highest) {
                best = survivor;
                highest = value;
            }
        }
        return Optional.ofNullable(best);
    }

    private double value(Field.Seen seen) {
        try {
            double value = (double) program.eval(name -> Field.named(name).map(field -> field.of(seen)));
            if (Double.isNaN(value)) {
                throw new NoValueException("'%s' is not a number (NaN) for sample %d with %s"
                        .formatted(text, seen.survivor().index(), seen.told()));
            }
            return value;
        } catch (CelEvaluationException e) {
            throw new NoValueException("'%s' has no value for sample %d with %s: %s"
                    .formatted(text, seen.survivor().index(), seen.told(), e.getMessage()));
        }
    }

    private static boolean names(CelAbstractSyntaxTree tree, Field field) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .anyMatch(node -> node.getKind() == ExprKind.Kind.IDENT
                        && node.expr().ident().name().equals(field.label()));
    }

    /** Whole numbers become doubles; every node stays where it was in the text. */
    private static CelAbstractSyntaxTree withDoubles(CelAbstractSyntaxTree parsed) {
        CelMutableAst mutable = CelMutableAst.fromCelAst(parsed);
        List<CelMutableExpr> whole = CelNavigableMutableAst.fromAst(mutable)
                .getRoot()
                .allNodes()
                .map(CelNavigableMutableExpr::expr)
                .filter(Expression::isWhole)
                .toList();
        whole.forEach(expr ->
                expr.setConstant(CelConstant.ofValue((double) expr.constant().int64Value())));
        return CelAbstractSyntaxTree.newParsedAst(
                CelMutableExprConverter.fromMutableExpr(mutable.expr()), parsed.getSource());
    }

    private static boolean isWhole(CelMutableExpr expr) {
        return expr.getKind() == ExprKind.Kind.CONSTANT && expr.constant().getKind() == CelConstant.Kind.INT64_VALUE;
    }

    private static CelAbstractSyntaxTree tree(CelValidationResult result) {
        if (result.hasError()) {
            throw new InvalidExpressionException(result.getErrors().stream()
                    .map(Expression::problem)
                    .distinct()
                    .toList());
        }
        try {
            return result.getAst();
        } catch (dev.cel.common.CelValidationException e) {
            throw new InvalidExpressionException(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static String problem(CelIssue issue) {
        String message = issue.getMessage().replace(" (in container '')", "");
        return "line %d, column %d: %s%s"
                .formatted(
                        issue.getSourceLocation().getLine(),
                        issue.getSourceLocation().getColumn() + 1,
                        message,
                        message.startsWith("undeclared reference") ? "; " + allowed() : "");
    }

    /** What an expression may name. */
    static String allowed() {
        return "fields are %s; functions are %s"
                .formatted(
                        Arrays.stream(Field.values()).map(Field::label).collect(Collectors.joining(", ")),
                        Arrays.stream(NumericFunction.values())
                                .map(NumericFunction::label)
                                .collect(Collectors.joining(", ")));
    }

    private static CelCompiler compiler() {
        var builder = CelCompilerFactory.standardCelCompilerBuilder();
        for (Field field : Field.values()) {
            builder.addVar(field.label(), SimpleType.DOUBLE);
        }
        for (NumericFunction function : NumericFunction.values()) {
            builder.addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                    function.label(),
                    CelOverloadDecl.newGlobalOverload(
                            function.overload(),
                            SimpleType.DOUBLE,
                            Collections.nCopies(function.arity(), SimpleType.DOUBLE))));
        }
        return builder.build();
    }

    private static CelRuntime runtime() {
        CelRuntimeBuilder builder = CelRuntimeFactory.plannerRuntimeBuilder();
        for (NumericFunction function : NumericFunction.values()) {
            builder.addFunctionBindings(binding(function));
        }
        return builder.build();
    }

    private static CelFunctionBinding binding(NumericFunction function) {
        return CelFunctionBinding.from(
                function.overload(),
                Stream.<Class<?>>generate(() -> Double.class)
                        .limit(function.arity())
                        .toList(),
                arguments -> function.of(IntStream.range(0, arguments.length)
                        .mapToDouble(i -> (double) arguments[i])
                        .toArray()));
    }
}
