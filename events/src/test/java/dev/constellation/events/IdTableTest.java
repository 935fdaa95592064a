package dev.constellation.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.Digest;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdTableTest {
    @Test
    void numbersDigestsLikeAMapThatGrows() {
        IdTable table = new IdTable();
        Map<String, Integer> expected = new HashMap<>();
        for (int i = 0; i < 20_000; i++) {
            String id = Digest.of("id").add(i % 15_000).id();
            expected.putIfAbsent(id, expected.size());
            assertThat(table.number(id)).isEqualTo(expected.get(id));
        }
        assertThat(table.size()).isEqualTo(15_000);
        expected.forEach((id, number) -> assertThat(table.find(id)).hasValue(number));
        assertThat(table.find(Digest.of("id").add(15_000).id())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "0123456789abcdef0123456789abcdef-1",
                "0123456789ABCDEF0123456789ABCDEF",
                "0123456789abcdef0123456789abcdeg"
            })
    void takesIdsThatAreNoDigests(String id) {
        IdTable table = new IdTable();
        assertThat(table.find(id)).isEmpty();
        assertThat(table.number("0123456789abcdef0123456789abcdef")).isZero();
        assertThat(table.number(id)).isOne();
        assertThat(table.number(id)).isOne();
        assertThat(table.find(id)).hasValue(1);
        assertThat(table.size()).isEqualTo(2);
    }

    @Test
    void digestsThatShareAHalfAreDifferent() {
        IdTable table = new IdTable();
        String half = "0123456789abcdef";
        String other = "fedcba9876543210";
        assertThat(table.number(half + half)).isZero();
        assertThat(table.number(half + other)).isOne();
        assertThat(table.number(other + half)).isEqualTo(2);
        assertThat(table.number(half + half)).isZero();
    }
}
