package dev.constellation.core.stats;

/**
 * pass@k without bias: the probability that k samples drawn without replacement from the n at hand contain a right one,
 *
 * <pre>1 - C(n-c, k) / C(n, k) = 1 - (1 - k/(n-c+1)) (1 - k/(n-c+2)) ... (1 - k/n)</pre>
 *
 * where c of the n are right. The product on the right is stable for every n. Its expectation over samples is 1 -
 * (1-p)^k for every p (Chen et al., <i>Evaluating Large Language Models Trained on Code</i>, arXiv 2107.03374, eq. 1).
 * For k = n it is 0 or 1 and as noisy as a single try, so studies sample n = 2k or more for the largest k they read.
 */
public final class PassAtK {
    private PassAtK() {}

    /**
     * The estimate.
     *
     * @param n samples, at least 1
     * @param c right ones, from 0 to n
     * @param k samples drawn, at least 1
     * @return from 0 to 1; NaN, undefined, when k exceeds n
     */
    public static double of(int n, int c, int k) {
        return 1 - noneOf(n, c, k);
    }

    /** The probability that none of k samples is right, C(n-c, k) / C(n, k); NaN when k exceeds n. */
    public static double noneOf(int n, int c, int k) {
        if (n < 1 || c < 0 || c > n || k < 1) {
            throw new IllegalArgumentException(
                    "pass@k: n = %d, c = %d, k = %d; needed are n >= 1, 0 <= c <= n and k >= 1".formatted(n, c, k));
        }
        if (k > n) {
            return Double.NaN;
        }
        if (n - c < k) {
            return 0;
        }
        double none = 1;
        for (int i = n - c + 1; i <= n; i++) {
            none *= 1 - (double) k / i;
        }
        return none;
    }

    /** Estimates for every c from 0 to n (rows) at every given k (columns). */
    public static double[][] table(int n, int[] ks) {
        double[][] table = new double[n + 1][ks.length];
        for (int c = 0; c <= n; c++) {
            for (int i = 0; i < ks.length; i++) {
                table[c][i] = of(n, c, ks[i]);
            }
        }
        return table;
    }
}
