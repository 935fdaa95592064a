package dev.constellation.core.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StudyFileTest {
    private static final String MINIMAL = """
            name: least
            domain: toy
            profile: plain
            banks:
              easy: {tasks: 8, parts: [1, 3]}
            evaluations:
              - {rounds: [0, 2], banks: [easy], samples: 16}
            """;

    @Test
    void aFileThatSaysLittleGetsTheDefaults() {
        StudyDefinition study = parse(MINIMAL);

        assertThat(study.banks()).containsExactly(new Bank.Synthetic("easy", 8, new Parts(1, 3)));
        assertThat(study.base()).isEqualTo("base");
        assertThat(study.generator()).isEqualTo("gen_v0");
        assertThat(study.sampling()).isEqualTo(new SamplingSettings(1, 1, 96, false));
        assertThat(study.selfTraining().training()).isEqualTo(new Training(16, 32, 2, 32, 0.001));
        assertThat(study.critic()).isEmpty();
        assertThat(study.bootstrapReplicates()).isEqualTo(2000);
    }

    @Test
    void aSectionThatSaysLittleGetsTheDefaultsOfItsOtherKeys() {
        StudyDefinition study = parse(MINIMAL + "critic: {tasks: 5, training: {rank: 4}}\n");

        assertThat(study.critic())
                .isEqualTo(
                        Optional.of(new CriticTraining(5, new Parts(1, 4), 16, 8, new Training(4, 32, 2, 32, 0.001))));
    }

    @Test
    void theNameIsALabelAndDoesNotChangeTheDigest() {
        assertThat(parse(MINIMAL.replace("least", "other")).digest())
                .isEqualTo(parse(MINIMAL).digest());
        assertThat(parse(MINIMAL + "k: 4\n").digest())
                .isNotEqualTo(parse(MINIMAL).digest());
    }

    @Test
    void everyProblemIsReportedAtOnceWithItsLine() {
        assertThat(problems("""
                name: Bad Name
                seed: one
                domain: toys
                visibel: 2
                k: 0
                k: 8
                splits: "3"
                banks:
                  easy: {tasks: 0, parts: [1, 9]}
                  train: {tasks: 8, parts: many}
                  star: {real: real38}
                sampling:
                  temperature: hot
                  topP: 2
                rounds: 1
                selfTraining:
                  recipe: magic
                  training: {rank: 1000, alpah: 3}
                critic: yes
                evaluations:
                  - {rounds: [0], banks: [easy], samples: 16}
                  - rounds: [0, 3]
                    banks: [easy, hard]
                    samples: 0
                """))
                .containsExactly(
                        "study.yaml:1: profile: missing, needed is text",
                        "study.yaml:1: name: 'Bad Name', allowed are up to 64 of a-z 0-9 . _ -",
                        "study.yaml:2: seed: one, allowed is a whole number",
                        "study.yaml:3: domain: 'toys' is unknown (did you mean 'toy'?); allowed are [toy]",
                        "study.yaml:4: visibel: unknown key (did you mean 'visible'?); allowed are [banks,"
                                + " bootstrapReplicates, comparisons, critic, domain, evaluations, k, models, name, primary, profile,"
                                + " rounds, sampling, seed, selfTraining, splits, trajectories, transductive, visible]",
                        "study.yaml:6: k: stands here twice",
                        "study.yaml:7: splits: \"3\", allowed is a whole number up to 2147483647",
                        "study.yaml:9: banks.easy.parts: 9, allowed is 1 to 6",
                        "study.yaml:9: banks.easy.tasks: 0, allowed is 1 to 10000",
                        "study.yaml:10: banks.train.parts: many, allowed is a whole number such as 4 or a range such as [1, 3]",
                        "study.yaml:11: banks.star: the name of a bank is up to 32 of A-Z a-z 0-9 . _ - and not one of"
                                + " [pretrain, star, critic, dev, bank]",
                        "study.yaml:11: banks.star.real: 'real38' keeps its own name, so the bank is called 'real38' too",
                        "study.yaml:13: sampling.temperature: hot, allowed is a number",
                        "study.yaml:14: sampling.topP: 2.0, allowed is 0.01 to 1.0",
                        "study.yaml:17: selfTraining.recipe: 'magic', allowed are star, rest-em, distinct-behaviours, visible-only, "
                                + "unverified, secret, supervised, pass@K with K from 1 to 4096",
                        "study.yaml:18: selfTraining.training.rank: 1000, allowed is 1 to 256",
                        "study.yaml:18: selfTraining.training.alpah: unknown key (did you mean 'alpha'?); allowed are"
                                + " [alpha, batchRows, epochs, learningRate, rank]",
                        "study.yaml:19: critic: yes, allowed is a mapping of keys to values",
                        "study.yaml:22: evaluations[1].rounds: 3, allowed is 0 to 1",
                        "study.yaml:23: evaluations[1].banks: 'hard' is no bank of this study; there are [easy, train, star]",
                        "study.yaml:24: evaluations[1].samples: 0, allowed is 1 to 4096");
    }

    @Test
    void aPrimaryOutcomeMustBeEvaluated() {
        assertThat(problems(MINIMAL + "primary:\n  - {bank: easy, metric: pass@8, round: 2, against: 1}\n"))
                .containsExactly("study.yaml:9: primary[0]: round 1 is not evaluated on bank 'easy'");
    }

    @Test
    void comparisonsAreReadAndArePartOfTheIdentityWhenThereAreAny() {
        String compared = """
                comparisons:
                  arms:
                    accumulated: {recipe: rest-em}
                    any: {recipe: unverified}
                  frozen: 3
                  temperatures: [0.7, 1.3]
                """;
        StudyDefinition plain = parse(MINIMAL);
        StudyDefinition study = parse(MINIMAL + compared);
        assertThat(study.comparisons())
                .isEqualTo(new Comparisons(
                        List.of(new Arm("accumulated", "rest-em"), new Arm("any", "unverified")),
                        3,
                        List.of(0.7, 1.3),
                        0,
                        Comparisons.ONCE));
        assertThat(study.digest()).isNotEqualTo(plain.digest());
        assertThat(parse(MINIMAL + "comparisons: {frozen: 0}\n").digest()).isEqualTo(plain.digest());
    }

    @Test
    void retrainedCriticsArePartOfTheIdentity() {
        String critic = "critic: {tasks: 4}\n";
        StudyDefinition once = parse(MINIMAL + critic + "comparisons: {frozen: 1}\n");
        StudyDefinition retrained = parse(MINIMAL + critic + "comparisons: {frozen: 1, critics: each-round}\n");
        assertThat(once.comparisons().retrainsCritics()).isFalse();
        assertThat(retrained.comparisons().retrainsCritics()).isTrue();
        assertThat(retrained.digest()).isNotEqualTo(once.digest());
        assertThat(parse(MINIMAL + critic + "comparisons: {frozen: 1, critics: once}\n")
                        .digest())
                .isEqualTo(once.digest());
    }

    @Test
    void criticsThatCannotBeRetrainedAreRefused() {
        assertThat(problems(MINIMAL + "critic: {tasks: 4}\ncomparisons: {critics: always}\n"))
                .containsExactly("study.yaml:9: comparisons.critics: 'always', allowed are once, each-round");
        assertThat(problems(MINIMAL + "comparisons: {critics: each-round}\n"))
                .containsExactly(
                        "study.yaml:8: comparisons.critics: 'each-round', but the study has no critic to compare"
                                + " with");
        String untrained = MINIMAL.replace("[0, 2]", "[0]") + "rounds: 0\ncritic: {tasks: 4}\n";
        assertThat(problems(untrained + "comparisons: {critics: each-round}\n"))
                .containsExactly("study.yaml:10: comparisons.critics: 'each-round', but no round of self-training is"
                        + " evaluated");
    }

    @Test
    void criticsContinueFromTheBaseUnlessAnotherModelIsNamed() {
        String critic = MINIMAL + "critic: {tasks: 4}\n";
        assertThat(parse(critic).criticParent()).isEmpty();
        assertThat(parse(critic + "models: {critic: base}\n")).isEqualTo(parse(critic));
        StudyDefinition other = parse(critic + "models: {critic: gen_v0}\n");
        assertThat(other.criticParent()).contains("gen_v0");
        assertThat(other.digest()).isNotEqualTo(parse(critic).digest());
        assertThat(problems(MINIMAL + "models: {critic: gen_v0}\n"))
                .containsExactly("study.yaml:8: models.critic: 'gen_v0', but the study has no critic");
    }

    @Test
    void comparisonsThatSayNothingAreRefused() {
        assertThat(problems(MINIMAL + """
                        comparisons:
                          arms:
                            Bad: {recipe: star}
                            frozen: {recipe: star}
                            other: {recipe: best}
                          frozen: 65
                          temperatures: [1.0, 1.0]
                          extendTo: 100
                        selfTraining: {recipe: secret}
                        """))
                .satisfies(problems -> assertThat(String.join("\n", problems))
                        .contains("comparisons.arms.Bad: 'Bad', allowed are up to 32 of a-z 0-9 -")
                        .contains("comparisons.arms.other.recipe: 'best', allowed are star")
                        .contains("comparisons.frozen: 65, allowed is 0 to 64")
                        .contains("comparisons.temperatures: [1.0, 1.0], one stands twice")
                        .contains("selfTraining.recipe: 'secret' is a control"));
    }

    @Test
    void comparisonsThatDoNotFitTheStudyAreRefused() {
        assertThat(String.join("\n", problems(MINIMAL + """
                                comparisons:
                                  arms: {frozen: {recipe: star}}
                                  temperatures: [1.0]
                                  extendTo: 100
                                """)))
                .contains("comparisons.arms: 'frozen' is taken or stands twice")
                .contains("comparisons.temperatures: 1.0 is the study's own temperature")
                .contains("comparisons.extendTo: 100, allowed are multiples of 64");
    }

    @Test
    void aBankMadeFromTheDevPoolIsCalledDevAndNoOtherBankIs() {
        assertThat(parse(MINIMAL.replace("easy", "dev")).banks())
                .containsExactly(new Bank.Synthetic("dev", 8, new Parts(1, 3)));
        assertThat(problems(MINIMAL.replace("easy: {tasks: 8, parts: [1, 3]}", "dev: {file: mine.jsonl}")
                        .replace("easy", "dev")))
                .anySatisfy(problem -> assertThat(problem).contains("banks.dev: the name of a bank is"));
    }

    @Test
    void whatIsNoYamlIsRefusedWithItsLine() {
        assertThat(problems("name: x\nbanks: [1, 2\nk: 3\n"))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("study.yaml:3: syntax: "));
        assertThat(problems("")).containsExactly("study.yaml:1: file: empty, a mapping of keys to values is needed");
        assertThat(problems("just words"))
                .containsExactly("study.yaml:1: file: just words, allowed is a mapping of keys to values");
        assertThat(problems("name: " + "[".repeat(10_000)))
                .containsExactly("study.yaml:1: syntax: nested deeper than the allowed 16 levels");
        assertThat(problems("a: 1\nb: \"x\n" + MINIMAL))
                .containsExactly("study.yaml:10: syntax: found unexpected end of stream"
                        + " (while scanning a quoted scalar that begins in line 2)");
        assertThat(problems(MINIMAL + "seed: 1\0\n"))
                .containsExactly("study.yaml:8: syntax: the character U+0000 is not allowed");
        assertThat(problems("a: &a [x, x, x]\nb: &b [*a, *a]\n" + "c: [*b, *b, *b, *b, *b, *b, *b]\n".repeat(9)))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("aliases"));
    }

    @Test
    void aTextThatIsTooLongIsRefusedUnread() {
        assertThat(problems(MINIMAL + "#" + "x".repeat(10_000_000)))
                .containsExactly("study.yaml:1: size: 10000143 characters, allowed are up to 100000");
    }

    @Test
    void whateverStandsInPlaceOfAKeyOrANumberIsAProblemOfItsLine() {
        assertThat(problems(MINIMAL
                        + "seed: !!int abc\nsampling: {temperature: !!float 1.2.3}\n? [a, b]\n: 1\n.: 1\n"
                        + "a.b[0]: 1\n\"\\e[31m\": 1\ncritic: [1]\n"))
                .satisfiesExactly(
                        problem -> assertThat(problem).isEqualTo("study.yaml:8: seed: abc, allowed is a whole number"),
                        problem -> assertThat(problem)
                                .isEqualTo("study.yaml:9: sampling.temperature: 1.2.3, allowed is a number"),
                        problem -> assertThat(problem).isEqualTo("study.yaml:10: key: [a, b], allowed is text"),
                        problem -> assertThat(problem).startsWith("study.yaml:12: .: unknown key"),
                        problem -> assertThat(problem).startsWith("study.yaml:13: a.b[0]: unknown key; allowed are "),
                        problem -> assertThat(problem).startsWith("study.yaml:14: \\u001b[31m: unknown key"),
                        problem -> assertThat(problem)
                                .isEqualTo("study.yaml:15: critic: [1], allowed is a mapping of keys to values"));
    }

    @Test
    void figuresThatNoRunCouldGiveAreRefused() {
        assertThat(problems(MINIMAL + """
                k: 17
                primary:
                  - {bank: easy, metric: pass@32, round: 2, against: 0}
                  - {bank: easy, metric: pass@8, round: 2, against: 2}
                  - {bank: easy, metric: critic-gain, round: 2, against: 2}
                """))
                .containsExactly(
                        "study.yaml:8: k: 17, allowed are up to 16, the most samples of an evaluation",
                        "study.yaml:10: primary[0].metric: 'pass@32', allowed are up to the 16 samples of bank 'easy'",
                        "study.yaml:11: primary[1].against: 2, the same as round");
    }

    @Test
    void aProfileWithoutSyntheticTasksIsRefusedWhereTheyAreNeeded() {
        String bare = MINIMAL.replace("plain", "bare");

        assertThat(problems(bare))
                .containsExactly(
                        "study.yaml:3: profile: 'bare' has no synthetic tasks, as banks with tasks, rounds and a"
                                + " critic need; allowed are [plain, fancy]");
        assertThat(parse(bare.replace("easy: {tasks: 8, parts: [1, 3]}", "real38: {real: real38}")
                                        .replace("easy", "real38")
                                        .replace("[0, 2]", "[0]")
                                + "rounds: 0\n")
                        .profile())
                .isEqualTo("bare");
    }

    @Test
    void whatFollowsFromAnotherProblemIsNoProblemOfItsOwn() {
        assertThat(problems(MINIMAL.replace("{rounds: [0, 2], banks: [easy], samples: 16}", "5") + "rounds: -1\n"))
                .containsExactly(
                        "study.yaml:7: evaluations[0]: 5, allowed is a mapping of keys to values",
                        "study.yaml:8: rounds: -1, allowed is 0 to 100");
    }

    @Test
    void aBankFileGivesItsTasks() {
        StudyDefinition study = parse(withBankFile(), path -> path.equals("my.jsonl") ? """
                {"id": "a", "examples": [{"input": ["x", "y"], "output": "xy"}, {"input": ["p", "q"], "output": "pq"}],\
                 "test_examples": [{"input": ["é\\u0000", ""], "output": ""}, {"input": ["1", "2"], "output": "12"}]}

                {"id": "b", "source": "mine", "examples": [{"input": "1", "output": "1"}, {"input": "2", "output": "2"},\
                 {"input": "3", "output": "3"}, {"input": "\\ud83d\\ude00", "output": "4\\/"}]}
                """ : null);

        Bank.Custom bank = (Bank.Custom) study.banks().getLast();
        assertThat(bank.tasks()).extracting(task -> task.examples().size()).containsExactly(4, 4);
        assertThat(bank.tasks()).extracting(task -> task.heldOutFrom()).containsExactly(2, 4);
        assertThat(bank.tasks().getFirst().examples().get(2).input()).containsExactly("é\0", "");
        assertThat(bank.tasks().getLast().examples().getLast().output()).isEqualTo("4/");
        assertThat(bank.tasks().getLast().examples().getLast().input()).containsExactly("😀");
    }

    @Test
    void everyBrokenLineOfABankFileIsReported() {
        String row = "{\"input\": \"a\", \"output\": \"b\"}";
        String good = "{\"id\": \"a\", \"examples\": [%s, %s, %s, %s]}".formatted(row, row, row, row);
        String columns = "{\"input\": [\"a\", \"b\"], \"output\": \"c\"}";
        String text = String.join(
                "\n",
                good,
                good,
                "{\"id\": \"c\", \"examples\": [",
                "{\"id\": \"d\"}",
                "{\"id\": \"e\", \"examples\": [{\"input\": [], \"output\": 7}]}",
                "{\"id\": \"f\", \"examples\": [" + row + "]}",
                "{\"id\": \"g\", \"examples\": [{\"input\": \"" + "z".repeat(100_000) + "\", \"output\": \"\"}]}",
                "[1]",
                "{\"id\": \"i\", \"examples\": [%s, %s, %s]}".formatted(row, columns, row),
                "{\"id\": \"j\", \"examples\": [%s], \"test_examples\": [%s, %s, %s]}".formatted(row, row, row, row),
                "{\"id\": \"k\", \"examples\": [%s, %s, %s, %s]}".formatted(row, row, row, row.replace("b", "\\ud83d")),
                "{\"id\": \"l\", \"examples\": [%s, %s, %s, %s]}".formatted(row, row, row.replace("a", "no"), row));

        assertThat(problems(withBankFile(), path -> text))
                .satisfiesExactly(
                        problem -> assertThat(problem).isEqualTo("my.jsonl:2: id: the same as in line 1"),
                        problem -> assertThat(problem).isEqualTo("my.jsonl:2: examples: the same as in line 1"),
                        problem -> assertThat(problem).startsWith("my.jsonl:3: syntax: "),
                        problem -> assertThat(problem).isEqualTo("my.jsonl:4: examples: missing, needed is a list"),
                        problem -> assertThat(problem).isEqualTo("my.jsonl:5: examples[0].output: 7, allowed is text"),
                        problem -> assertThat(problem)
                                .isEqualTo(
                                        "my.jsonl:5: examples[0].input: an empty list, at least one column is needed"),
                        problem -> assertThat(problem)
                                .isEqualTo("my.jsonl:6: examples: 1 rows, with 2 visible at least 4 are needed"),
                        problem -> assertThat(problem)
                                .isEqualTo("my.jsonl:7: size: 100054 characters, allowed are up to 100000"),
                        problem -> assertThat(problem)
                                .isEqualTo("my.jsonl:8: file: [1], allowed is a mapping of keys to values"),
                        problem -> assertThat(problem)
                                .isEqualTo("my.jsonl:9: examples[1].input: columns: 2, in the first row 1"),
                        problem -> assertThat(problem)
                                .isEqualTo("my.jsonl:10: examples: 1 rows, with 2 visible at least 2 are needed"
                                        + " beside test_examples"),
                        problem -> assertThat(problem)
                                .isEqualTo("my.jsonl:11: examples[3].output: \"\\ud83d\", allowed is text"),
                        problem -> assertThat(problem)
                                .isEqualTo("my.jsonl:12: examples[2]: 'no' is what no toy program takes"));
    }

    @Test
    void aBankFileThatIsNotThereIsReportedAtTheLineThatNamesIt() {
        assertThat(problems(withBankFile(), path -> null))
                .containsExactly("study.yaml:6: banks.mine.file: there is no file 'my.jsonl'");
        assertThat(problems(withBankFile(), path -> {
                    throw new UncheckedIOException(new IOException("Permission denied"));
                }))
                .containsExactly("study.yaml:6: banks.mine.file: 'my.jsonl' cannot be read: java.io.IOException:"
                        + " Permission denied");
    }

    private static String withBankFile() {
        return MINIMAL.replace("evaluations:", "  mine: {file: my.jsonl}\nevaluations:");
    }

    private static StudyDefinition parse(String yaml) {
        return parse(yaml, path -> null);
    }

    private static StudyDefinition parse(String yaml, Function<String, @Nullable String> files) {
        return StudyFile.parse("study.yaml", yaml, files);
    }

    private static List<String> problems(String yaml) {
        return problems(yaml, Map.<String, String>of()::get);
    }

    private static List<String> problems(String yaml, Function<String, @Nullable String> files) {
        InvalidStudyException refused = catchThrowableOfType(InvalidStudyException.class, () -> parse(yaml, files));
        return refused.problems().stream().map(Object::toString).toList();
    }
}
