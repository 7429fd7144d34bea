"""Quantiles by NumPy: 'linear' is type 7 of Hyndman & Fan, 'hazen' is type 5."""

import numpy


def reference():
    random = numpy.random.default_rng(2)
    probabilities = [0, 0.01, 0.05, 0.25, 0.5, 0.9, 0.975, 1]
    cases = []
    for size in (1, 2, 5, 20, 37):
        values = numpy.sort(numpy.round(random.normal(size=size), 3))
        cases.append(
            {
                "values": values,
                "probabilities": probabilities,
                "linear": numpy.quantile(values, probabilities, method="linear"),
                "hazen": numpy.quantile(values, probabilities, method="hazen"),
            }
        )
    return {"cases": cases}
