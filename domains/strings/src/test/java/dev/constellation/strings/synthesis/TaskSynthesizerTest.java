package dev.constellation.strings.synthesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.core.domain.CompiledProgram;
import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Pool;
import dev.constellation.core.domain.ProgramException;
import dev.constellation.core.domain.SynthesisRequest;
import dev.constellation.core.domain.Task;
import dev.constellation.strings.language.CompiledPart;
import dev.constellation.strings.language.Operation;
import dev.constellation.strings.language.Part;
import dev.constellation.strings.language.Profile;
import dev.constellation.strings.language.Program;
import dev.constellation.strings.language.StringLanguage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TaskSynthesizerTest {
    private static final int COUNT = 2000;
    private static final TaskSynthesizer SYNTHESIZER = new TaskSynthesizer("strings");
    private static final StringLanguage LANGUAGE = new StringLanguage(Profile.FF);
    private static final Map<Pool, List<Task>> TASKS = new EnumMap<>(Pool.class);

    @BeforeAll
    static void makeTasksOfEveryPool() {
        for (Pool pool : Pool.values()) {
            TASKS.put(pool, SYNTHESIZER.synthesize(request(pool, 1, COUNT, 1, 4)));
        }
    }

    private static SynthesisRequest request(Pool pool, long seed, int count, int minParts, int maxParts) {
        return new SynthesisRequest("ff", pool, seed, count, minParts, maxParts, 12);
    }

    private static String program(Task task) {
        return Objects.requireNonNull(task.secretProgram());
    }

    private static CompiledProgram compiled(Task task) throws ProgramException {
        return LANGUAGE.compile(program(task));
    }

    private static List<Task> all() {
        return TASKS.values().stream().flatMap(List::stream).toList();
    }

    @Test
    void noTwoPoolsShareAProgram() {
        Map<String, String> owners = new HashMap<>();
        for (Task task : all()) {
            assertThat(owners.merge(program(task), task.pool(), (a, b) -> a)).isEqualTo(task.pool());
        }
    }

    @Test
    void noTwoPoolsShareABehaviour() throws ProgramException {
        Buckets buckets = Buckets.of(new RowSampler(ColumnKind.all()));
        Map<Long, String> owners = new HashMap<>();
        for (Task task : all()) {
            long behaviour = buckets.behaviour(compiled(task));
            assertThat(owners.merge(behaviour, task.pool(), (a, b) -> a)).isEqualTo(task.pool());
        }
    }

    @Test
    void noTwoPoolsShareAnInputRow() {
        Map<List<String>, String> owners = new HashMap<>();
        for (Task task : all()) {
            for (Example example : task.examples()) {
                assertThat(owners.merge(example.input(), task.pool(), (a, b) -> a))
                        .isEqualTo(task.pool());
            }
        }
    }

    @Test
    void theTasksOfACallDifferInProgramOutsideOfPretraining() {
        for (Pool pool : Pool.values()) {
            long distinct =
                    TASKS.get(pool).stream().map(Task::secretProgram).distinct().count();
            assertThat(distinct).isLessThanOrEqualTo(COUNT);
            if (pool != Pool.PRETRAIN) {
                assertThat(distinct).isEqualTo(COUNT);
            }
        }
    }

    @Test
    void aTaskDependsOnItsNumberAndNotOnHowManyAreMade() {
        assertThat(SYNTHESIZER.synthesize(request(Pool.STAR, 1, 50, 1, 4)))
                .isEqualTo(TASKS.get(Pool.STAR).subList(0, 50));
    }

    @Test
    void anotherSeedGivesOtherTasks() {
        assertThat(SYNTHESIZER.synthesize(request(Pool.DEV, 2, 50, 1, 4)))
                .doesNotContainAnyElementsOf(TASKS.get(Pool.DEV));
    }

    @Test
    void everyProgramIsCanonicalAndHasThePartsOfItsStratum() throws ProgramException {
        for (Task task : all()) {
            CompiledProgram program = compiled(task);
            assertThat(program.canonical()).isEqualTo(task.secretProgram());
            assertThat(task.stratum()).isEqualTo(Integer.toString(program.parts()));
        }
    }

    @Test
    void thePartsAreDrawnEvenly() {
        Map<String, Long> counts =
                TASKS.get(Pool.STAR).stream().collect(Collectors.groupingBy(Task::stratum, Collectors.counting()));
        assertThat(counts.keySet()).containsExactlyInAnyOrder("1", "2", "3", "4");
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(400L, 600L));
    }

    @Test
    void everyRowIsTheProgramsOutput() throws ProgramException {
        for (Task task : all()) {
            CompiledProgram program = compiled(task);
            for (Example example : task.examples()) {
                assertThat(program.run(example.input())).isEqualTo(example.output());
            }
        }
    }

    @Test
    void rowsAreDistinctPrintableAndShort() {
        for (Task task : all()) {
            assertThat(task.examples()).hasSize(12).doesNotHaveDuplicates();
            for (Example example : task.examples()) {
                assertThat(example.output()).hasSizeBetween(1, 40);
                assertThat(example.input())
                        .allSatisfy(column -> assertThat(column).matches("[ -~]{1,36}"));
            }
        }
    }

    @Test
    void noOutputIsConstantOrAnInput() {
        for (Task task : all()) {
            assertThat(task.examples().stream().map(Example::output).distinct().count())
                    .isGreaterThan(1);
            assertThat(task.examples())
                    .anySatisfy(
                            example -> assertThat(example.input().getFirst()).isNotEqualTo(example.output()));
        }
    }

    @Test
    void noPartCanBeLeftOut() throws ProgramException {
        for (Task task : TASKS.get(Pool.STAR)) {
            List<Part> parts = LANGUAGE.parse(program(task)).otherwise().parts();
            for (int i = 0; i < parts.size() && parts.size() > 1; i++) {
                List<Part> fewer = new ArrayList<>(parts);
                fewer.remove(i);
                CompiledProgram shorter = LANGUAGE.compile(new Program(fewer));
                assertThat(task.examples())
                        .anySatisfy(example ->
                                assertThat(shorter.run(example.input())).isNotEqualTo(example.output()));
            }
        }
    }

    @Test
    void noOperatorCanBeLeftOut() throws ProgramException {
        for (Task task : TASKS.get(Pool.DEV)) {
            for (Part part : LANGUAGE.parse(program(task)).otherwise().parts()) {
                if (part instanceof Operation operation && operation.depth() > 1) {
                    CompiledPart whole = CompiledPart.of(operation, Profile.FF);
                    CompiledPart without = CompiledPart.of(operation.of(), Profile.FF);
                    assertThat(task.examples())
                            .anySatisfy(example ->
                                    assertThat(without.run(example.input())).isNotEqualTo(whole.run(example.input())));
                }
            }
        }
    }

    /** A shape shows as runs of letters and digits; a few shapes look alike that way, so not every task can pass. */
    @Test
    void rowsHaveAtLeastThreeShapes() {
        long varied = all().stream()
                .filter(task -> task.examples().stream()
                                .map(example -> String.join("|", example.input())
                                        .replaceAll("[A-Za-z]+", "a")
                                        .replaceAll("[0-9]+", "0"))
                                .distinct()
                                .count()
                        >= 3)
                .count();
        assertThat((double) varied / all().size()).isGreaterThan(0.9);
    }

    @Test
    void aboutOneTaskInSevenHasTwoColumns() {
        long two = all().stream()
                .filter(task -> task.examples().getFirst().input().size() == 2)
                .count();
        assertThat((double) two / all().size()).isBetween(0.1, 0.2);
    }

    @Test
    void pretrainingGetsAsManyTasksAsAreAskedFor() {
        List<Task> tasks = SYNTHESIZER.synthesize(request(Pool.PRETRAIN, 3, 5000, 1, 1));
        Set<String> ids = new HashSet<>();
        tasks.forEach(task -> ids.add(task.id()));
        assertThat(ids).hasSize(5000);
    }

    @Test
    void theStrictProfileHasTasksWithoutErrorRows() {
        List<Task> tasks = SYNTHESIZER.synthesize(new SynthesisRequest("ff-strict", Pool.DEV, 1, 100, 1, 3, 12));
        assertThat(tasks).hasSize(100).allMatch(task -> task.profile().equals("ff-strict"));
    }

    @Test
    void theReferenceProfileHasNoSyntheticTasks() {
        assertThatThrownBy(() -> SYNTHESIZER.synthesize(new SynthesisRequest("rf", Pool.DEV, 1, 1, 1, 3, 12)))
                .hasMessage("synthesis.profile: rf has no synthetic tasks, allowed are ff and ff-strict");
    }

    /** A fork-join pool hides the interrupt of a thread that waits in it for a moment, so some tasks may still be made. */
    @Test
    void aThreadThatIsInterruptedStopsToMakeTasks() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> SYNTHESIZER.synthesize(request(Pool.BANK, 1, 10_000, 1, 1)))
                .isInstanceOf(CancellationException.class)
                .hasMessageMatching("interrupted while task [0-9]{1,2} is made");
        assertThat(Thread.interrupted()).isTrue();
    }
}
