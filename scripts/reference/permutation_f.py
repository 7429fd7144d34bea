"""An F test stretched to what permutations gave, written again from its description, with scipy.stats and scipy.optimize.

The scale matches the permutations' mean, never below 1; the denominator's degrees of freedom their 95% point, never above
those asked for nor below 2.1; shares above .02 are counted.
"""

import numpy
from scipy.optimize import brentq
from scipy.stats import f


def stretched(observed, permuted, df1, df2):
    scale = max(1, numpy.mean(permuted) / (df2 / (df2 - 2)))
    high = numpy.quantile(permuted, 0.95) / scale
    own = df2
    if f.sf(high, df1, df2) < 0.05:
        own = 2.1 if f.sf(high, df1, 2.1) < 0.05 else brentq(lambda df: f.sf(high, df1, df) - 0.05, 2.1, df2, xtol=1e-12)
    share = (1 + numpy.sum(permuted >= observed)) / (1 + len(permuted))
    return {
        "observed": observed,
        "p": share if share > 0.02 else f.sf(observed / scale, df1, own),
        "scale": scale,
        "df2": own,
    }


def reference():
    random = numpy.random.default_rng(8)
    cases = []
    for df1, df2, stretch, tail in ((3, 20, 1, 20), (3, 24, 2.5, 24), (3, 30, 1.2, 5), (1, 12, 1, 4), (6, 61, 0.5, 61)):
        permuted = numpy.round(stretch * random.f(df1, tail, size=99), 4)
        cases.append(
            {
                "permuted": permuted,
                "df1": df1,
                "df2": df2,
                "tests": [stretched(observed, permuted, df1, df2) for observed in (1.5, 7, 25)],
            }
        )
    return {"cases": cases}
