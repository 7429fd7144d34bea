"""Kendall's tau-b with one-sided p-values, by scipy.stats.kendalltau: exact without ties, else normal.

Pooled over samples by trying every order of every sample, which needs no formula, ties or not.
"""

from itertools import permutations, product

import numpy
from scipy.stats import kendalltau, norm


def score(x, y):
    """Pairs in which y goes up with x, and in which it goes down."""
    signs = [numpy.sign((x[i] - x[j]) * (y[i] - y[j])) for i in range(len(x)) for j in range(i)]
    return signs.count(1), signs.count(-1)


def pooled(samples):
    counts = [score(x, y) for x, y in samples]
    rising, falling = (sum(count[k] for count in counts) for k in (0, 1))
    nulls = [[numpy.subtract(*score(x, order)) for order in permutations(y)] for x, y in samples]
    tied = any(len(set(x)) < len(x) or len(set(y)) < len(y) for x, y in samples)
    if tied:
        deviation = sum(numpy.var(null) for null in nulls) ** 0.5
        p = [norm.sf(sign * (rising - falling) / deviation) for sign in (1, -1)]
    else:
        sums = numpy.array([sum(one) for one in product(*nulls)])
        p = [numpy.mean(sign * sums >= sign * (rising - falling)) for sign in (1, -1)]
    return {
        "samples": [{"x": x, "y": y} for x, y in samples],
        "exact": not tied,
        "rising": rising,
        "falling": falling,
        "pRise": p[0],
        "pFall": p[1],
    }


def reference():
    random = numpy.random.default_rng(3)
    cases = []
    for size in (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 35, 40, 60):
        for strength in (0, 0.5, -0.8):
            for decimals in (6, 1):
                x = numpy.round(random.uniform(2.5, 4, size=size), decimals)
                y = numpy.round(strength * (x - 3) + 0.3 * random.normal(size=size), decimals)
                if len(set(x)) < 2 or len(set(y)) < 2:
                    continue
                tied = len(set(x)) < size or len(set(y)) < size
                method = "asymptotic" if tied or size > 40 else "exact"
                rise = kendalltau(x, y, method=method, alternative="greater")
                fall = kendalltau(x, y, method=method, alternative="less")
                cases.append(
                    {
                        "method": method,
                        "x": x,
                        "y": y,
                        "tau": rise.statistic,
                        "pRise": rise.pvalue,
                        "pFall": fall.pvalue,
                    }
                )
    pools = []
    for sizes in ((4,), (4, 4, 4), (5, 4), (3, 3, 3, 3), (6, 4), (2, 5)):
        for strength in (0.2, -0.4):
            for decimals in (6, 1):
                samples = []
                for size in sizes:
                    x = numpy.round(numpy.sort(random.uniform(2.5, 4, size=size)), decimals)
                    samples.append((list(x), list(numpy.round(strength * x + 0.2 * random.normal(size=size), decimals))))
                if all(len(set(x)) > 1 and len(set(y)) > 1 for x, y in samples):
                    pools.append(pooled(samples))
    return {"cases": cases, "pools": pools}
