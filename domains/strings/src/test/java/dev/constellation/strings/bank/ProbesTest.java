package dev.constellation.strings.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.constellation.core.domain.Example;
import dev.constellation.core.domain.Puzzle;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbesTest {
    private static Puzzle puzzle(String id, String... columns) {
        return new Puzzle(id, List.of(new Example(List.of(columns), "")), List.of());
    }

    @Test
    void sixteenInputsOfTheSameWidthAreDrawn() {
        List<List<String>> probes = Probes.of(puzzle("a", "Ada King", "12-b"));
        assertThat(probes).hasSize(16).doesNotHaveDuplicates().doesNotContain(List.of("Ada King", "12-b"));
        assertThat(probes).allMatch(row -> row.size() == 2);
    }

    @Test
    void theyFollowFromTheTaskAlone() {
        assertThat(Probes.of(puzzle("a", "Ada King"))).isEqualTo(Probes.of(puzzle("a", "Ada King")));
        assertThat(Probes.of(puzzle("a", "Ada King"))).isNotEqualTo(Probes.of(puzzle("b", "Ada King")));
    }

    @Test
    void someKeepTheShapeAndSomeDoNot() {
        List<String> shapes = Probes.of(puzzle("a", "Ada King")).stream()
                .map(row -> row.getFirst().replaceAll("[a-z]+", "a").replaceAll("[A-Z]+", "A"))
                .distinct()
                .toList();
        assertThat(shapes).contains("Aa Aa").hasSizeGreaterThan(1);
    }

    @Test
    void emptyAndLongInputsAreNoHarm() {
        assertThat(Probes.of(puzzle("a", ""))).isEmpty();
        assertThat(Probes.of(puzzle("a", "ab ".repeat(67))))
                .allMatch(row -> row.getFirst().length() <= 201);
        assertThat(Probes.of(new Puzzle("a", List.of(), List.of()))).isEmpty();
    }
}
