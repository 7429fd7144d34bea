"""The laws fitted by scipy.optimize.curve_fit, in the same parameters as src/core/laws states them.

From several starts with an exact Jacobian and the tightest tolerances; the best is kept.
"""

import numpy
from scipy.optimize import curve_fit


def exponential(x, offset, amplitude, rate):
    """x is loss less the lowest loss."""
    return offset + amplitude * numpy.exp(-rate * x)


def exponential_jacobian(x, offset, amplitude, rate):
    e = numpy.exp(-rate * x)
    return numpy.column_stack([numpy.ones_like(x), e, -amplitude * x * e])


def power(x, offset, amplitude, exponent):
    """x is log(scale / largest scale)."""
    return offset + amplitude * numpy.exp(exponent * x)


def power_jacobian(x, offset, amplitude, exponent):
    e = numpy.exp(exponent * x)
    return numpy.column_stack([numpy.ones_like(x), e, amplitude * x * e])


def logistic(x, floor, rise, midpoint, width):
    return floor + rise / (1 + numpy.exp(-(x - midpoint) / width))


def logistic_jacobian(x, floor, rise, midpoint, width):
    z = (x - midpoint) / width
    s = 1 / (1 + numpy.exp(-z))
    slope = rise * s * (1 - s) / width
    return numpy.column_stack([numpy.ones_like(x), s, -slope, -slope * z])


def best_fit(law, jacobian, x, y, weights, starts):
    best = None
    for start in starts:
        try:
            values, covariance = curve_fit(
                law,
                x,
                y,
                p0=start,
                sigma=1 / numpy.sqrt(weights),
                jac=jacobian,
                ftol=1e-15,
                xtol=1e-15,
                gtol=1e-15,
                maxfev=20000,
            )
        except RuntimeError:
            continue
        rss = float(numpy.sum(weights * (y - law(x, *values)) ** 2))
        if numpy.all(numpy.isfinite(covariance)) and (best is None or rss < best["rss"]):
            best = {"values": values, "standardErrors": numpy.sqrt(numpy.diag(covariance)), "rss": rss}
    return best


def reference():
    random = numpy.random.default_rng(6)
    cases = []

    def observe(mean, items):
        return mean + numpy.sqrt(numpy.clip(mean * (1 - mean), 0.01, None) / items) * random.normal(size=mean.size)

    def add(law, axis, scale, position, x, y, found, names):
        cases.append(
            {
                "law": law,
                "axis": axis,
                "scale": scale,
                "position": position,
                "score": y,
                "weights": weights,
                "parameters": dict(zip(names, found["values"])),
                "standardErrors": dict(zip(names, found["standardErrors"])),
                "rss": found["rss"],
            }
        )

    for size, truth, items in (
        (35, (0.25, 0.4, 1.3), 2000),
        (20, (0.02, 0.6, 2.8), 1000),
        (14, (0.7, -0.3, 0.9), 3000),
        (35, (0.25, 0.3, 1.0), 100000),
    ):
        loss = numpy.sort(numpy.round(random.uniform(2.4, 4.5, size=size), 3))[::-1]
        weights = numpy.round(random.uniform(0.5, 2, size=size), 2)
        x = loss - loss.min()
        y = observe(exponential(x, *truth), items)
        starts = [truth, (y.mean(), numpy.ptp(y), 1.0), (y.min(), -0.3, 2.0), (y.min(), 0.3, 0.5)]
        found = best_fit(exponential, exponential_jacobian, x, y, weights, starts)
        add("exponential-in-loss", "loss:c4", loss, -loss, x, y, found, ("offset", "amplitude", "rate"))

    for size, truth, items in (
        (24, (0.75, -0.15, -0.25), 5000),
        (24, (0.25, 0.4, 0.35), 5000),
        (12, (0.9, -0.3, -0.12), 20000),
    ):
        scale = numpy.sort(numpy.round(10 ** random.uniform(7.5, 10, size=size), -5))
        weights = numpy.round(random.uniform(0.5, 2, size=size), 2)
        x = numpy.log(scale / scale.max())
        y = observe(power(x, *truth), items)
        starts = [truth, (0.8, -0.3, -0.5), (0.2, 0.3, 0.5), (0.2, 0.4, 0.1)]
        found = best_fit(power, power_jacobian, x, y, weights, starts)
        add("power-law-with-offset", "params", scale, numpy.log(scale), x, y, found, ("offset", "amplitude", "exponent"))

    for size, truth, items in (
        (35, (0.25, 0.4, -3.2, 0.12), 2000),
        (20, (0.3, 0.5, -3.4, 0.2), 5000),
        (40, (0.6, -0.3, -3.3, 0.1), 3000),
    ):
        loss = numpy.sort(numpy.round(random.uniform(2.4, 4.5, size=size), 3))[::-1]
        weights = numpy.round(random.uniform(0.5, 2, size=size), 2)
        y = observe(logistic(-loss, *truth), items)
        starts = [truth, (y.min(), numpy.ptp(y), -3.3, 0.2), (y.max(), -numpy.ptp(y), -3.3, 0.2)]
        found = best_fit(logistic, logistic_jacobian, -loss, y, weights, starts)
        names = ("floor", "rise", "midpoint", "width")
        add("logistic-with-floor", "loss:c4", loss, -loss, -loss, y, found, names)
    return {"cases": cases}
