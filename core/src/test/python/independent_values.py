"""Values that tests of dev.constellation.core expect, computed without its code.

    python3 core/src/test/python/independent_values.py      # NumPy, SciPy, statsmodels with pandas
"""

from itertools import combinations

import numpy as np
import pandas as pd
import statsmodels.formula.api as smf
from scipy import stats
from statsmodels.stats.anova import anova_lm
from statsmodels.stats.power import normal_power_het

TASKS, SPLITS, RUNS = 5, 3, 4


def crossed():
    """Mean, standard error, degrees of freedom, Student's interval and p from an analysis of variance."""
    cells = [(t, s, j) for t in range(TASKS) for s in range(SPLITS) for j in range(RUNS)]
    data = pd.DataFrame(cells, columns=["task", "split", "run"])
    cell = np.arange(len(data))
    data["x"] = (cell * cell * 7 + 3 * cell) % 13 / 13 + 0.1 * data.run + 0.05 * data.task
    table = anova_lm(smf.ols("x ~ C(task) + C(split) + C(run)", data).fit())
    parts = table.drop("Residual")["mean_sq"] / len(data)
    freedom = parts.sum() ** 2 / (parts**2 / table.drop("Residual")["df"]).sum()
    mean, error = data.x.mean(), np.sqrt(parts.sum())
    low, high = stats.t.interval(0.95, freedom, mean, error)
    return mean, error, freedom, low, high, 2 * stats.t.sf(mean / error, freedom)


def runs_alone():
    """The same where only runs vary: the one-sample t test."""
    runs = np.array([0.31, 0.22, 0.47, 0.35])
    test = stats.ttest_1samp(runs, 0)
    interval = test.confidence_interval(0.95)
    return runs.mean(), stats.sem(runs), test.df, interval.low, interval.high, test.pvalue


def detectable(error, freedom):
    """Bloom's minimum detectable effect."""
    return error * (stats.t.ppf(0.975, freedom) + stats.t.ppf(0.8, freedom))


def rarefied(programs, size):
    """Mean number of different programs over all ways to draw so many of them."""
    return np.mean([len(set(drawn)) for drawn in combinations(programs, size)])


print("crossed design          ", *crossed())
print("runs alone              ", *runs_alone())
print("detectable, 0.01, 3 df  ", detectable(0.01, 3))
print("detectable, 0.01, known ", detectable(0.01, np.inf))
print("power of that difference", normal_power_het(stats.norm.ppf(0.975) + stats.norm.ppf(0.8), 1, 0.05))
print("rarefied aaabbc to 2, 4 ", rarefied("aaabbc", 2), rarefied("aaabbc", 4))
