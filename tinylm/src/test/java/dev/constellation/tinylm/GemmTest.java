package dev.constellation.tinylm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GemmTest {
    private final Random random = new Random(1);

    @ParameterizedTest
    @CsvSource({"1, 16, 5", "3, 32, 1", "4, 48, 33", "7, 96, 8", "8, 16, 200", "23, 64, 40", "38, 80, 17"})
    void everyElementIsOneChainOfFusedMultiplyAdds(int rows, int columns, int depth) {
        float[] a = floats(rows * depth);
        float[] b = floats(depth * columns);
        float[] start = floats(rows * columns);
        for (boolean accumulate : new boolean[] {false, true}) {
            float[] expected = accumulate ? start.clone() : new float[rows * columns];
            chain(a, b, expected, rows, columns, depth);
            float[] actual = start.clone();
            Gemm.multiply(
                    Matrix.of(a, depth),
                    Panels.of(Matrix.of(b, columns)),
                    Matrix.of(actual, columns),
                    rows,
                    columns,
                    depth,
                    accumulate);
            assertThat(actual).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 16, 5", "3, 32, 1", "4, 48, 33", "7, 96, 8", "8, 16, 200", "23, 64, 400", "38, 80, 17"})
    void everyElementOfATransposedProductIsOneChain(int rows, int columns, int depth) {
        float[] a = floats(rows * depth);
        float[] b = floats(depth * columns);
        float[] start = floats(rows * columns);
        for (boolean accumulate : new boolean[] {false, true}) {
            float[] expected = accumulate ? start.clone() : new float[rows * columns];
            chain(a, b, expected, rows, columns, depth);
            float[] actual = start.clone();
            TransposedGemm.multiply(
                    Matrix.of(transpose(a, rows, depth), rows),
                    Matrix.of(b, columns),
                    Matrix.of(actual, columns),
                    rows,
                    columns,
                    depth,
                    accumulate);
            assertThat(actual).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"8, 64, 64", "17, 96, 32"})
    void packedPanelsGiveTheSameProduct(int rows, int columns, int depth) {
        float[] a = floats(rows * depth);
        float[] b = floats(depth * columns);
        Panels packed = Panels.allocate(depth, columns);
        packed.pack(Matrix.of(b, columns), depth, columns);
        Panels packedTransposed = Panels.allocate(depth, columns);
        packedTransposed.packTransposed(Matrix.of(transpose(b, depth, columns), depth), columns, depth);
        float[] expected = new float[rows * columns];
        chain(a, b, expected, rows, columns, depth);
        for (Panels panels : new Panels[] {packed, packedTransposed}) {
            float[] actual = new float[rows * columns];
            Gemm.multiply(Matrix.of(a, depth), panels, Matrix.of(actual, columns), rows, columns, depth, false);
            assertThat(actual).isEqualTo(expected);
        }
    }

    private static void chain(float[] a, float[] b, float[] c, int rows, int columns, int depth) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                for (int k = 0; k < depth; k++) {
                    int at = row * columns + column;
                    c[at] = Math.fma(a[row * depth + k], b[k * columns + column], c[at]);
                }
            }
        }
    }

    private static float[] transpose(float[] matrix, int rows, int columns) {
        float[] result = new float[matrix.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                result[column * rows + row] = matrix[row * columns + column];
            }
        }
        return result;
    }

    private float[] floats(int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
