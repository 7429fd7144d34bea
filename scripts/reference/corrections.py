"""Benjamini-Hochberg adjusted p-values, by statsmodels."""

import numpy
from statsmodels.stats.multitest import multipletests


def reference():
    random = numpy.random.default_rng(1)
    lists = [
        [0.01],
        [0.04, 0.04, 0.04],
        [0.005, 0.009, 0.019, 0.022, 0.051, 0.101, 0.361, 0.387],
        [1.0, 0.0, 0.5, 0.0],
        list(random.uniform(size=60) ** 3),
        list(numpy.round(random.uniform(size=40), 1)),
    ]
    return {"cases": [{"p": p, "q": multipletests(p, method="fdr_bh")[1]} for p in lists]}
