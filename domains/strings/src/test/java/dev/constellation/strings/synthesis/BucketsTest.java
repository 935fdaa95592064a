package dev.constellation.strings.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.domain.Pool;
import dev.constellation.core.domain.ProgramException;
import dev.constellation.strings.language.Profile;
import dev.constellation.strings.language.StringLanguage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BucketsTest {
    private static final Buckets BUCKETS = Buckets.of(new RowSampler(ColumnKind.all()));

    private static long behaviour(String program) throws ProgramException {
        return BUCKETS.behaviour(new StringLanguage(Profile.FF).compile(program));
    }

    @Test
    void everyHashBelongsToExactlyOnePool() {
        for (int bucket = 0; bucket < 64; bucket++) {
            long hash = ((long) bucket << 58) | 12345;
            assertThat(Arrays.stream(Pool.values()).filter(pool -> Buckets.owns(pool, hash)))
                    .hasSize(1);
        }
    }

    @Test
    void programsThatBehaveAlikeShareAHash() throws ProgramException {
        assertThat(behaviour("Concat(\"a\", GetAll(x, CHAR))")).isEqualTo(behaviour("Concat(\"a\", x)"));
        assertThat(behaviour("x")).isNotEqualTo(behaviour("x2"));
    }

    /**
     * Trained base models rely on these: when a change breaks this test, their evaluation tasks are no longer disjoint from
     * their training tasks.
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "GetToken(x, WORD, 1)|5ff2b2eb6c67755d",
                "Concat(SubStr(x, 1, 1), \". \", GetToken(x2, WORD, -1))|329297db5b308832",
                "ToCase(GetUpto(x, \" \"), ALL_CAPS)|eb57490efdb6fc38"
            })
    void theHashesOfBehaviourAreFixed(String program, String hash) throws ProgramException {
        assertThat(Long.toHexString(behaviour(program))).isEqualTo(hash);
    }

    @Test
    void theHashesOfRowsAreFixed() {
        assertThat(Long.toHexString(Buckets.row(List.of("Ada King")))).isEqualTo("763f5cb5c537f5af");
        assertThat(Long.toHexString(Buckets.row(List.of("Ada", "King")))).isEqualTo("96a8202a79ac92d9");
    }
}
