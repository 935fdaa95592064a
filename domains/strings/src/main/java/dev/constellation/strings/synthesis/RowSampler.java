package dev.constellation.strings.synthesis;

import dev.constellation.core.RandomStream;
import dev.constellation.core.domain.Pool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Draws the input rows of a task: one kind of column, sometimes two, and at least three shapes of its values, so that
 * any two visible rows leave a shape unseen.
 */
final class RowSampler {
    private static final double TWO_COLUMNS = 0.15;
    private static final int MIN_SHAPES = 3;
    private static final int MAX_SHAPES = 5;
    private static final int LONGEST = 36;
    private static final int LONGEST_OF_TWO = 32;

    private final List<ColumnKind> kinds;

    RowSampler(List<ColumnKind> kinds) {
        this.kinds = kinds;
    }

    /** Distinct rows that the pool owns. */
    List<List<String>> draw(int count, Pool pool, RandomStream random) {
        int columns = random.chance(TWO_COLUMNS) ? 2 : 1;
        List<List<Shape>> shapes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        while (shapes.size() < columns) {
            ColumnKind kind = random.pick(kinds);
            if (names.add(kind.name())) {
                shapes.add(subset(kind, random));
            }
        }
        return rows(shapes, count, pool, random);
    }

    /** Rows of two different kinds each, of every kind in turn, whatever pool owns them. */
    List<List<String>> probes(int count, RandomStream random) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ColumnKind first = kinds.get(i % kinds.size());
            ColumnKind second = kinds.get((i + 1 + i / kinds.size()) % kinds.size());
            rows.add(List.of(
                    random.pick(first.shapes()).draw(random),
                    random.pick(second.shapes()).draw(random)));
        }
        return rows;
    }

    private static List<Shape> subset(ColumnKind kind, RandomStream random) {
        List<Shape> shapes = new ArrayList<>(kind.shapes());
        shuffle(shapes, random);
        return shapes.subList(0, Math.min(shapes.size(), random.between(MIN_SHAPES, MAX_SHAPES)));
    }

    private static List<List<String>> rows(List<List<Shape>> shapes, int count, Pool pool, RandomStream random) {
        List<List<String>> rows = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        while (rows.size() < count) {
            List<String> row = row(shapes, rows.size(), random);
            if (Buckets.owns(pool, Buckets.row(row)) && fits(row) && seen.add(row)) {
                rows.add(row);
            }
        }
        shuffle(rows, random);
        return rows;
    }

    /** The first rows take one shape after the other, the rest any. */
    private static List<String> row(List<List<Shape>> shapes, int index, RandomStream random) {
        List<String> row = new ArrayList<>();
        for (List<Shape> column : shapes) {
            Shape shape = index < MIN_SHAPES ? column.get(index) : random.pick(column);
            row.add(shape.draw(random));
        }
        return List.copyOf(row);
    }

    private static boolean fits(List<String> row) {
        int longest = row.size() == 1 ? LONGEST : LONGEST_OF_TWO;
        return row.stream().allMatch(column -> column.length() <= longest);
    }

    private static <T> void shuffle(List<T> list, RandomStream random) {
        for (int i = list.size() - 1; i > 0; i--) {
            Collections.swap(list, i, random.nextInt(i + 1));
        }
    }
}
