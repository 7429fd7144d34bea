"""Kendall's tau-b with one-sided p-values, by scipy.stats.kendalltau: exact without ties, else normal."""

import numpy
from scipy.stats import kendalltau


def reference():
    random = numpy.random.default_rng(3)
    cases = []
    for size in (2, 4, 8, 20, 35, 40, 60):
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
    return {"cases": cases}
