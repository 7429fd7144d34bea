"""The power law with one break, and that of −log accuracy above chance, fitted by scipy.optimize.least_squares.

From the truth and from starts about it, with a Jacobian by complex steps (exact to rounding) and the tightest tolerances;
the best is kept. Standard errors are sqrt of the diagonal of (J'WJ)^-1 rss/df. The break is fitted by its log.
"""

import numpy
from scipy.optimize import least_squares


def broken(x, offset, amplitude, exponent, change, log_break, smoothness):
    u = x - log_break
    z = u / smoothness
    # log(1 + exp(z)), written so that neither side overflows.
    bend = numpy.where(z.real > 0, z + numpy.log(1 + numpy.exp(-numpy.abs(z.real) - 1j * z.imag)), numpy.log(1 + numpy.exp(numpy.where(z.real > 0, 0, z))))
    return offset + amplitude * numpy.exp(-exponent * u - change * smoothness * bend)


def log_accuracy(x, chance, ceiling, gap, exponent):
    """x is log(scale / largest scale)."""
    return chance + (ceiling - chance) * numpy.exp(-gap * numpy.exp(-exponent * x))


def jacobian(law, x, values):
    step = 1e-30
    columns = []
    for k in range(len(values)):
        moved = numpy.asarray(values, dtype=complex)
        moved[k] += 1j * step
        columns.append(law(x.astype(complex), *moved).imag / step)
    return numpy.column_stack(columns)


def best_fit(law, x, y, weights, starts):
    root = numpy.sqrt(weights)
    best = None
    for start in starts:
        found = least_squares(
            lambda values: root * (law(x.astype(complex), *values).real - y),
            start,
            jac=lambda values: root[:, None] * jacobian(law, x, values),
            x_scale="jac",
            method="lm",
            ftol=1e-15,
            xtol=1e-15,
            gtol=1e-15,
            max_nfev=20000,
        )
        rss = 2 * found.cost
        if best is None or rss < best["rss"]:
            inverse = numpy.linalg.inv(found.jac.T @ found.jac)
            errors = numpy.sqrt(numpy.diag(inverse) * rss / (len(x) - len(start)))
            best = {"values": found.x, "standardErrors": errors, "rss": rss}
    return best


def reference():
    random = numpy.random.default_rng(23)
    cases = []

    def add(law, position, score, weights, found, names, ends=None):
        cases.append(
            {
                "law": law,
                "position": position,
                "score": score,
                "weights": weights,
                "ends": ends,
                "parameters": dict(zip(names, found["values"])),
                "standardErrors": dict(zip(names, found["standardErrors"])),
                "rss": found["rss"],
            }
        )

    for size, truth, noise in (
        # offset, amplitude, exponent, change, log of the break, smoothness
        (24, (0.62, -0.2, 0.05, 0.5, 45.0, 0.4), 0.002),
        (40, (0.75, -0.22, 1.1, -0.6, 44.0, 0.5), 0.001),
        (32, (0.2, 0.3, -0.25, 0.65, 45.5, 0.6), 0.0015),
        (20, (0.9, -0.35, -0.2, 0.6, 44.5, 0.5), 0.003),
        (32, (0.9, -0.3, 0.02, 0.7, 45.5, 0.9), 0.001),
    ):
        position = numpy.sort(numpy.round(random.uniform(41.4, 48.4, size=size), 4))
        weights = numpy.round(random.uniform(0.5, 2, size=size), 2)
        score = broken(position.astype(complex), *truth).real + noise * random.normal(size=size) / numpy.sqrt(weights)
        starts = [truth] + [
            numpy.asarray(truth) + numpy.asarray([0.05, 0.05, 0.1, 0.2, 0.5, 0.2]) * random.uniform(-1, 1, size=6)
            for _ in range(20)
        ]
        found = best_fit(broken, position, score, weights, starts)
        found["values"] = numpy.concatenate([found["values"][:4], [numpy.exp(found["values"][4])], found["values"][5:]])
        found["standardErrors"][4] *= found["values"][4]
        names = ("offset", "amplitude", "exponent", "change", "break", "smoothness")
        add("broken-power-law", position, score, weights, found, names)

    for size, (chance, ceiling, gap, exponent), items in (
        (24, (0.25, 1.0, 0.3, 0.25), 2000),
        (12, (0.0, 1.0, 1.2, 0.15), 1000),
        # Half of the runs at chance or below it: they have no log.
        (20, (0.25, 1.0, 0.8, 0.6), 1000),
        # An error rate, which falls from that of a guesser to 0.
        (16, (0.75, 0.0, 0.5, 0.2), 3000),
    ):
        position = numpy.sort(numpy.round(random.uniform(41.4, 48.4, size=size), 4))
        x = position - position.max()
        mean = log_accuracy(x, chance, ceiling, gap, exponent)
        score = numpy.round(random.binomial(items, mean) / items, 6)
        weights = numpy.round(0.25 / numpy.clip(mean * (1 - mean), 0.05, None), 3)

        def law(x, gap, exponent, chance=chance, ceiling=ceiling):
            return log_accuracy(x, chance, ceiling, gap, exponent)

        found = best_fit(law, x, score, weights, [(gap, exponent), (gap * 1.5, exponent), (gap, exponent / 2)])
        ends = {"chance": chance, "ceiling": ceiling}
        add("log-accuracy-power-law", position, score, weights, found, ("gap", "exponent"), ends)
    return {"cases": cases}
