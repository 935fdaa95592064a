"""The crossed bootstrap of a pass@k curve in NumPy, the peer that BootstrapBenchmark is timed against.

    python3 bench/peers/bootstrap.py

Weights of tasks, splits and trajectories are drawn for a block of replicates at once and multiplied into weights of
cells; one matrix product with pass@1 to pass@64 of every cell sums them. Prints one line a figure, its work, value and
unit two spaces apart: seconds of wall time, the median of five; standard errors of pass@8 and pass@64 go to stderr.
"""

import sys
import time

import numpy as np

SPLITS, TRAJECTORIES, SAMPLES, REPEATS, BLOCK = 6, 8, 64, 5, 250


def table():
    """pass@k by number of right samples (rows) and k (columns)."""
    values = np.empty((SAMPLES + 1, SAMPLES))
    for right in range(SAMPLES + 1):
        for k in range(1, SAMPLES + 1):
            wrong = np.arange(SAMPLES - right + 1, SAMPLES + 1)
            values[right, k - 1] = 1 if SAMPLES - right < k else 1 - np.prod(1 - k / wrong)
    return values


def curve(tasks, seed, replicates):
    """Intervals and standard errors of pass@1 to pass@64."""
    task, split, trajectory = np.ogrid[:tasks, :SPLITS, :TRAJECTORIES]
    right = (task * task * 7 + 11 * split + 5 * trajectory) % np.where(task % 3 == 0, 65, 9)
    cells = table()[right.ravel()]
    random, sums = np.random.default_rng(seed), []
    for start in range(0, replicates, BLOCK):
        size = min(BLOCK, replicates - start)
        drawn = [random.multinomial(n, np.full(n, 1 / n), size).astype(float) for n in right.shape]
        weights = drawn[0][:, :, None, None] * drawn[1][:, None, :, None] * drawn[2][:, None, None, :]
        sums.append(weights.reshape(size, -1) @ cells)
    means = np.concatenate(sums) / right.size
    return np.quantile(means, [0.025, 0.975], axis=0), means.std(axis=0, ddof=1)


def main():
    """Prints the figures."""
    for tasks, replicates in ((400, 10_000), (400, 2_000), (1_600, 2_000)):
        seconds = []
        for repeat in range(REPEATS):
            start = time.perf_counter()
            _, errors = curve(tasks, repeat, replicates)
            seconds.append(time.perf_counter() - start)
        work = f"{replicates} replicates of {tasks} x {TRAJECTORIES} x {SPLITS} x {SAMPLES}"
        print(f"{work}  {sorted(seconds)[REPEATS // 2]:.3f}  s")
        print(f"standard errors of pass@8 and pass@64: {errors[7]:.4f} {errors[63]:.4f}", file=sys.stderr)


if __name__ == "__main__":
    main()
