package dev.constellation.core.analysis;

import java.util.List;
import java.util.Map;

/**
 * A finished study as a comparison reads it.
 *
 * @param name label
 * @param digest its report digest
 * @param definition fields of its definition by path, see {@link dev.constellation.core.study.DefinitionFields}
 * @param digests digests of domain, base, first generator and prompts, by name
 * @param cells its complete cells
 */
public record ComparedStudy(
        String name,
        String digest,
        Map<String, String> definition,
        Map<String, String> digests,
        List<CellSummary> cells) {
    /** Copies the list and refuses a definition without the fields that pairing rests on. */
    public ComparedStudy {
        cells = List.copyOf(cells);
        for (String field : List.of("domain", "profile", "k", "seed", "visible", "transductive")) {
            if (!definition.containsKey(field)) {
                throw new IllegalArgumentException(
                        "study '%s': its definition has no field '%s'".formatted(name, field));
            }
        }
    }

    /** A field of the definition; empty text where it has none. */
    public String field(String path) {
        return definition.getOrDefault(path, "");
    }

    /** Samples that a policy chooses among. */
    public int k() {
        return Integer.parseInt(field("k"));
    }

    boolean agrees(ComparedStudy other, String... fields) {
        return List.of(fields).stream().allMatch(field -> field(field).equals(other.field(field)));
    }

    List<String> banks() {
        return cells.stream().map(CellSummary::bank).distinct().toList();
    }

    List<CellSummary> cells(String bank) {
        return cells.stream().filter(cell -> cell.bank().equals(bank)).toList();
    }
}
