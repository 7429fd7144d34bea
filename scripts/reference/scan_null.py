"""How large the largest difference between two windows of pure noise is, simulated with NumPy from the description.

n points of noise, windows of n/10, n/6 (three points at least), n/4 and n/3 points, one every third of their length and one
at the far end; the largest difference of two disjoint windows of one length, in standard errors of a noise that is
estimated on df degrees of freedom. `p` are shares of the draws; their own error is a percent at .01.
"""

import numpy

draws = 1_000_000
batch = 100_000


def windows(n):
    lengths = sorted({int(numpy.floor(max(least, n / part) + 0.5)) for least, part in ((3, 10), (3, 6), (0, 4), (0, 3))})
    for length in lengths:
        if length >= 2 and 2 * length <= n:
            yield length, sorted({*range(0, n - length + 1, max(1, length // 3)), n - length})


def largest(random, n, size):
    sums = numpy.concatenate([numpy.zeros((size, 1)), numpy.cumsum(random.normal(size=(size, n)), axis=1)], axis=1)
    best = numpy.full(size, -numpy.inf)
    for length, starts in windows(n):
        means = {start: (sums[:, start + length] - sums[:, start]) / length for start in starts}
        for after in starts:
            before = [means[start] for start in starts if start + length <= after]
            if before:
                best = numpy.maximum(best, (means[after] - numpy.min(before, axis=0)) / numpy.sqrt(2 / length))
    return best


def reference():
    random = numpy.random.default_rng(9)
    cases = []
    for n, dfs in ((8, (3, 5, 7)), (10, (6,)), (14, (10,)), (20, (16, 19)), (40, (35,))):
        z = numpy.concatenate([largest(random, n, batch) for _ in range(draws // batch)])
        for df in dfs:
            estimated = z / numpy.sqrt(random.chisquare(df, size=draws) / df)
            probabilities = [0.3, 0.1, 0.05, 0.01, 0.0025]
            cases.append(
                {"points": n, "df": df, "p": probabilities, "z": numpy.quantile(estimated, 1 - numpy.array(probabilities))}
            )
    return {"draws": draws, "cases": cases}
