package dev.constellation.core.study;

import dev.constellation.core.study.Findings.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads study files. Everything that is wrong with a file, and with the bank files it names, is reported at once, each
 * problem with file, line, field, what stands there and what is allowed. Values that a file leaves out stand in the
 * resource {@code defaults.yaml} beside this class.
 */
public final class StudyFile {
    private static final int NO_ROUND_TOO_HIGH = 100;

    private final Source source;
    private final Findings findings = new Findings();
    private final BankReader bankReader;

    private StudyFile(Source source, Function<String, @Nullable String> bankFile) {
        this.source = source;
        this.bankReader = new BankReader(findings, bankFile);
    }

    /**
     * Reads a study file.
     *
     * @param fileName name for messages
     * @param yaml its text
     * @param bankFile text of a bank file by the path that the study file gives; null when there is none. An
     *     {@link UncheckedIOException} becomes a problem of the field
     * @throws InvalidStudyException with every problem, in the order of the lines
     */
    public static StudyDefinition parse(String fileName, String yaml, Function<String, @Nullable String> bankFile) {
        return new StudyFile(new Source(0, fileName, 1), bankFile).read(yaml);
    }

    private StudyDefinition read(String yaml) {
        Optional<StudyDefinition> definition = YamlText.compose(source, yaml, findings)
                .map(root -> Section.of(source, root, findings, defaults()))
                .filter(Section::readable)
                .flatMap(root -> root.build(this::definition));
        findings.done();
        return definition.orElseThrow();
    }

    private StudyDefinition definition(Section root) {
        String name = root.value("name", Kind.TEXT);
        long seed = root.value("seed", Kind.LONG);
        Vocabulary vocabulary = Vocabulary.of(root);
        Models models = readable(root.section("models"), StudyFile::models);
        boolean transductive = root.value("transductive", Kind.FLAG);
        int visible = root.value("visible", Kind.INTEGER);
        List<Bank> banks = banks(root, vocabulary, visible);
        int rounds = root.value("rounds", Kind.INTEGER);
        List<Evaluation> evaluations = evaluations(root, banks);
        List<PrimaryOutcome> primary = primary(root);
        StudyDefinition study = new StudyDefinition(
                name,
                seed,
                vocabulary.domain(),
                vocabulary.profile(),
                models.base,
                models.generator,
                transductive,
                visible,
                root.value("k", Kind.INTEGER),
                root.value("splits", Kind.INTEGER),
                banks,
                readable(root.section("sampling"), StudyFile::sampling),
                root.value("trajectories", Kind.INTEGER),
                findings.touches(source, "rounds") ? NO_ROUND_TOO_HIGH : rounds,
                readable(root.section("selfTraining"), StudyFile::selfTraining),
                root.has("critic")
                        ? Optional.of(readable(root.section("critic"), StudyFile::criticTraining))
                        : Optional.empty(),
                evaluations,
                findings.touches(source, "evaluations") ? List.of() : primary,
                root.value("bootstrapReplicates", Kind.INTEGER),
                root.has("comparisons")
                        ? readable(root.section("comparisons"), StudyFile::comparisons)
                        : Comparisons.NONE,
                models.critic);
        vocabulary
                .withSyntheticTasks()
                .filter(others -> study.needsSyntheticTasks())
                .ifPresent(others -> root.note(
                        "profile",
                        "'%s' has no synthetic tasks, as banks with tasks, rounds and a critic need; allowed are %s"
                                .formatted(vocabulary.profile(), others)));
        if (!findings.touches(source, "evaluations")) {
            noteWhatStaysUndefined(root, study);
        }
        return study;
    }

    /** Notes figures that no run could give: more samples than are taken, a difference of a round with itself. */
    private static void noteWhatStaysUndefined(Section root, StudyDefinition study) {
        int most =
                study.evaluations().stream().mapToInt(Evaluation::samples).max().orElseThrow();
        if (study.k() > most) {
            root.note("k", "%d, allowed are up to %d, the most samples of an evaluation".formatted(study.k(), most));
        }
        for (int i = 0; i < study.primary().size(); i++) {
            PrimaryOutcome outcome = study.primary().get(i);
            String field = "primary[" + i + "]";
            int samples = Math.min(
                    study.samples(outcome.round(), outcome.bank()), study.samples(outcome.against(), outcome.bank()));
            if (outcome.tries().orElse(0) > samples) {
                root.note(
                        field + ".metric",
                        "'%s', allowed are up to the %d samples of bank '%s'"
                                .formatted(outcome.metric(), samples, outcome.bank()));
            }
            if (outcome.tries().isPresent() && outcome.round() == outcome.against()) {
                root.note(field + ".against", "%d, the same as round".formatted(outcome.against()));
            }
        }
    }

    private List<Bank> banks(Section root, Vocabulary vocabulary, int visible) {
        Map<String, Section> sections = root.named("banks");
        List<Bank> banks = new ArrayList<>();
        sections.forEach(
                (name, section) -> banks.add(section.build(it -> bankReader.read(name, it, vocabulary, visible))
                        .orElse(new Bank.Real(name))));
        return banks;
    }

    private static List<Evaluation> evaluations(Section root, List<Bank> banks) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (Section section : root.sections("evaluations")) {
            List<Integer> rounds = section.value("rounds", Kind.INTEGERS);
            List<String> names = section.value("banks", Kind.TEXTS);
            int samples = section.value("samples", Kind.INTEGER);
            section.build(it -> new Evaluation(rounds, names, samples))
                    .or(() -> rounds.isEmpty() || names.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Evaluation(rounds, names, 1)))
                    .ifPresent(evaluations::add);
        }
        return evaluations;
    }

    private static List<PrimaryOutcome> primary(Section root) {
        List<PrimaryOutcome> primary = new ArrayList<>();
        for (Section section : root.sections("primary")) {
            section.build(it -> new PrimaryOutcome(
                            it.value("bank", Kind.TEXT),
                            it.value("metric", Kind.TEXT),
                            it.value("round", Kind.INTEGER),
                            it.value("against", Kind.INTEGER)))
                    .ifPresent(primary::add);
        }
        return primary;
    }

    /** Names on the model node. */
    private record Models(String base, String generator, Optional<String> critic) {}

    private static Models models(Section section) {
        return new Models(
                section.value("base", Kind.TEXT),
                section.value("generator", Kind.TEXT),
                section.has("critic") ? Optional.of(section.value("critic", Kind.TEXT)) : Optional.empty());
    }

    private static SamplingSettings sampling(Section section) {
        return new SamplingSettings(
                section.value("temperature", Kind.NUMBER),
                section.value("topP", Kind.NUMBER),
                section.value("maxTokens", Kind.INTEGER),
                section.value("grammar", Kind.FLAG));
    }

    private static SelfTraining selfTraining(Section section) {
        return new SelfTraining(
                section.value("recipe", Kind.TEXT),
                section.value("tasks", Kind.INTEGER),
                section.parts("parts"),
                section.value("samples", Kind.INTEGER),
                section.value("maxProgramsPerTask", Kind.INTEGER),
                readable(section.section("training"), StudyFile::training));
    }

    private static CriticTraining criticTraining(Section section) {
        return new CriticTraining(
                section.value("tasks", Kind.INTEGER),
                section.parts("parts"),
                section.value("samples", Kind.INTEGER),
                section.value("maxProgramsPerTask", Kind.INTEGER),
                readable(section.section("training"), StudyFile::training));
    }

    private static Comparisons comparisons(Section section) {
        List<Arm> arms = new ArrayList<>();
        if (section.has("arms")) {
            section.named("arms")
                    .forEach((name, arm) -> arm.build(it -> new Arm(name, it.value("recipe", Kind.TEXT)))
                            .ifPresent(arms::add));
        }
        return new Comparisons(
                arms,
                section.value("frozen", Kind.INTEGER),
                section.value("temperatures", Kind.NUMBERS),
                section.value("extendTo", Kind.INTEGER),
                section.value("critics", Kind.TEXT));
    }

    private static Training training(Section section) {
        return new Training(
                section.value("rank", Kind.INTEGER),
                section.value("alpha", Kind.NUMBER),
                section.value("epochs", Kind.INTEGER),
                section.value("batchRows", Kind.INTEGER),
                section.value("learningRate", Kind.NUMBER));
    }

    /** The record of a section or, after a problem was noted, that of its defaults. */
    private static <T> T readable(Section section, Function<Section, T> reader) {
        return section.build(reader).orElseGet(() -> reader.apply(section.fallback()));
    }

    private static Section defaults() {
        Source source = new Source(0, "defaults.yaml", 1);
        Findings findings = new Findings();
        Section defaults = YamlText.compose(source, defaultsText(), findings)
                .map(root -> Section.of(source, root, findings, null))
                .orElseThrow();
        findings.done();
        return defaults;
    }

    private static String defaultsText() {
        try (InputStream resource = StudyFile.class.getResourceAsStream("defaults.yaml")) {
            if (resource == null) {
                throw new IllegalStateException("defaults.yaml is missing from the class path");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
