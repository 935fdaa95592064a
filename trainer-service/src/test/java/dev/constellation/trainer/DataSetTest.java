package dev.constellation.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.constellation.core.Digest;
import dev.constellation.core.FailureException;
import dev.constellation.core.FailureException.Category;
import dev.constellation.core.RandomStream;
import dev.constellation.core.domain.Prompts;
import dev.constellation.core.recipe.Recipes;
import dev.constellation.events.avro.Purpose;
import dev.constellation.events.avro.VerdictChunk;
import dev.constellation.protocol.testing.LettersDomain;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetTest {
    private static final Prompts PROMPTS = new LettersDomain().prompts(LettersDomain.FAMILY);

    @Test
    void aGeneratorLearnsWhatIsRightOnAllRows() throws FailureException {
        DataSet data = generator(8, Verdicts.chunk(Purpose.TRAIN, "a", 0, "R1", "V1", "wrong", "R2"));
        assertThat(data.rows())
                .containsExactly(
                        row("[Example[input=[ab], output=a@1]] is made by ", "R1;"),
                        row("[Example[input=[ab], output=a@1]] is made by ", "R2;"));
    }

    @Test
    void aProgramThatComesAgainWithinItsTaskCountsOnce() throws FailureException {
        DataSet data = generator(
                8,
                Verdicts.chunk(Purpose.TRAIN, "a", 0, "R1", "R1"),
                Verdicts.chunk(Purpose.TRAIN, "a", 1, "R1", "R2"),
                Verdicts.chunk(Purpose.TRAIN, "b", 0, "R1"));
        assertThat(data.rows()).extracting(Row::completion).containsExactly("R1;", "R2;", "R1;");
    }

    @Test
    void ofEachTaskTheFirstProgramsInSamplingOrderAreTaken() throws FailureException {
        DataSet data = generator(
                2,
                Verdicts.chunk(Purpose.TRAIN, "a", 1, "R1", "R2"),
                Verdicts.chunk(Purpose.TRAIN, "a", 0, "R9", "R8", "R7"));
        assertThat(data.rows()).extracting(Row::completion).containsExactly("R9;", "R8;");
    }

    @Test
    void aPromptShowsTheSplitThatTheProgramWasFoundUnder() throws FailureException {
        DataSet data = generator(
                8,
                Verdicts.chunk(0, Purpose.TRAIN, "a", 2, 0, "R1", "R2"),
                Verdicts.chunk(0, Purpose.TRAIN, "a", 1, 0, "R1"));
        assertThat(data.rows())
                .containsExactly(
                        row("[Example[input=[ab], output=a@1]] is made by ", "R1;"),
                        row("[Example[input=[ab], output=a@2]] is made by ", "R2;"));
    }

    @Test
    void aCriticLearnsEquallyManyRightAndWrongSurvivorsOfEachTask() throws FailureException {
        DataSet data = critic(
                8,
                Verdicts.chunk(Purpose.CRITIC_POOL, "a", 0, "V1", "wrong", "V2", "R1", "V3", "R2", "R1"),
                Verdicts.chunk(Purpose.CRITIC_POOL, "b", 0, "R1", "R2"));
        assertThat(data.rows())
                .containsExactly(
                        row(critic("a", "V1"), "no"),
                        row(critic("a", "V2"), "no"),
                        row(critic("a", "R1"), "yes"),
                        row(critic("a", "R2"), "yes"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void aCriticsLimitHoldsForBothKindsTogether(int limit) throws FailureException {
        DataSet data = critic(limit, Verdicts.chunk(Purpose.CRITIC_POOL, "a", 0, "V1", "V2", "V3", "R1", "R2", "R3"));
        assertThat(data.rows()).extracting(Row::completion).containsExactly("no", "yes");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderInWhichChunksAreReadChangesNothing(long seed) throws FailureException {
        VerdictChunk[] chunks = pool(0);
        DataSet expected = critic(6, chunks);
        assertThat(critic(6, shuffled(chunks, seed)).digest()).isEqualTo(expected.digest());
        assertThat(critic(6, shuffled(pool(0), seed)).rows()).isEqualTo(expected.rows());
    }

    @Test
    void aRepeatedRunTrainsOnTheSameBytes() throws FailureException {
        assertThat(pool(1))
                .extracting(VerdictChunk::getChunkId)
                .doesNotContainAnyElementsOf(
                        Arrays.stream(pool(0)).map(VerdictChunk::getChunkId).toList());
        assertThat(critic(6, pool(1)).jsonLines()).isEqualTo(critic(6, pool(0)).jsonLines());
    }

    @Test
    void aFileHasOneObjectALine() throws FailureException {
        DataSet data = generator(8, Verdicts.chunk(Purpose.TRAIN, "a\"\n", 0, "R1", "Ré"));
        String lines = new String(data.jsonLines(), StandardCharsets.UTF_8);
        assertThat(lines.lines())
                .containsExactly(
                        "{\"prompt\":\"[Example[input=[ab], output=a\\\"\\n@1]] is made by \",\"completion\":\"R1;\",\"weight\":1.0}",
                        "{\"prompt\":\"[Example[input=[ab], output=a\\\"\\n@1]] is made by \",\"completion\":\"Ré;\",\"weight\":1.0}");
        assertThat(data.digest()).isEqualTo(Digest.sha256(data.jsonLines()));
    }

    @Test
    void withoutARightProgramAGeneratorIsRefusedWithWhatWasSeen() {
        assertThatThrownBy(() -> generator(8, Verdicts.chunk(Purpose.TRAIN, "a", 0, "V1", "wrong", "wrong")))
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.category()).isEqualTo(Category.INPUT))
                .hasMessageContaining("3 verdicts in 1 chunks, 1 right on the visible rows, 0 on all rows");
    }

    @Test
    void withoutAContestedTaskACriticIsRefused() {
        assertThatThrownBy(() -> critic(
                        8,
                        Verdicts.chunk(Purpose.CRITIC_POOL, "a", 0, "R1"),
                        Verdicts.chunk(Purpose.CRITIC_POOL, "b", 0, "V1")))
                .hasMessageContaining("2 verdicts in 2 chunks, 2 right on the visible rows, 1 on all rows")
                .hasMessageContaining("a right and a wrong one");
    }

    @Test
    void aLimitOfRowsIsSpreadEvenlyOverTheTasks() throws FailureException {
        DataSet data = DataSet.generator(
                Recipes.STAR,
                labelled(
                        Verdicts.chunk(Purpose.TRAIN, "a", 0, "R1", "R2", "R3"),
                        Verdicts.chunk(Purpose.TRAIN, "b", 0, "R4"),
                        Verdicts.chunk(Purpose.TRAIN, "c", 0, "R5", "R6")),
                PROMPTS,
                8,
                4);
        assertThat(data.rows()).extracting(Row::completion).containsExactly("R1;", "R2;", "R4;", "R5;");
    }

    @Test
    void weightsAreScaledToAMeanOfOne() throws FailureException {
        DataSet data = DataSet.generator(
                Recipes.named("pass@2"),
                labelled(
                        Verdicts.chunk(Purpose.TRAIN, "a", 0, "R1", "wrong", "wrong", "wrong"),
                        Verdicts.chunk(Purpose.TRAIN, "b", 0, "R2", "R3", "R4", "wrong")),
                PROMPTS,
                1,
                0);
        assertThat(data.rows()).extracting(Row::weight).containsExactly(1.5, 0.5);
    }

    private static Row row(String prompt, String completion) {
        return new Row(prompt, completion, 1);
    }

    private static VerdictChunk[] pool(int run) {
        List<VerdictChunk> chunks = new ArrayList<>();
        for (String task : List.of("c", "a", "b")) {
            for (long split = 1; split <= 2; split++) {
                for (int chunk = 0; chunk < 3; chunk++) {
                    String tail = task + split + chunk;
                    chunks.add(Verdicts.chunk(
                            run, Purpose.CRITIC_POOL, task, split, chunk, "R" + tail, "V" + tail, "R0", "V0"));
                }
            }
        }
        return chunks.toArray(VerdictChunk[]::new);
    }

    private static VerdictChunk[] shuffled(VerdictChunk[] chunks, long seed) {
        RandomStream random = RandomStream.of(seed);
        VerdictChunk[] shuffled = chunks.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            VerdictChunk swapped = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = swapped;
        }
        return shuffled;
    }

    private static String critic(String task, String program) {
        return "[Example[input=[ab], output=" + task + "@1]] is made by " + program + ", in general: ";
    }

    private static DataSet generator(int limit, VerdictChunk... chunks) throws FailureException {
        return DataSet.generator(Recipes.STAR, labelled(chunks), PROMPTS, limit, 0);
    }

    private static DataSet critic(int limit, VerdictChunk... chunks) throws FailureException {
        return DataSet.critic(labelled(chunks), PROMPTS, limit);
    }

    private static List<LabelledChunk> labelled(VerdictChunk... chunks) {
        return Arrays.stream(chunks).map(LabelledChunk::of).toList();
    }
}
