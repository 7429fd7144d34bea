"""Natural cubic regression splines in another basis than ours: the cardinal splines of scipy.interpolate.CubicSpline.

Fitted values do not depend on the basis of the spline space, so they can be compared; coefficients could not.
"""

import numpy
import statsmodels.api as sm
from scipy.interpolate import CubicSpline


def cardinal(knots, x):
    """Values at x of the natural splines that are 1 at one knot and 0 at the others; straight beyond the outer knots."""
    spline = CubicSpline(knots, numpy.eye(len(knots)), bc_type="natural")
    inside = numpy.clip(x, knots[0], knots[-1])
    return spline(inside) + spline(inside, 1) * (x - inside)[:, None]


def reference():
    random = numpy.random.default_rng(5)
    cases = []
    for size, probabilities in (
        (12, [0.1, 0.5, 0.9]),
        (24, [0.05, 0.35, 0.65, 0.95]),
        (60, [0.05, 0.275, 0.5, 0.725, 0.95]),
    ):
        x = numpy.sort(numpy.round(random.uniform(2.4, 6, size=size), 2))
        y = 0.25 + 0.4 * numpy.exp(-1.2 * (x - 2.4)) + 0.01 * random.normal(size=size)
        w = numpy.round(random.uniform(0.3, 2, size=size), 2)
        knots = numpy.quantile(numpy.unique(x), probabilities)
        fit = sm.WLS(y, cardinal(knots, x), weights=w).fit()
        grid = numpy.array([2.0, 2.4, 3.1, 4.0, 5.5, 6.5])
        at = fit.get_prediction(cardinal(knots, grid))
        cases.append(
            {
                "x": x,
                "y": y,
                "weights": w,
                "probabilities": probabilities,
                "knots": knots,
                "fitted": fit.fittedvalues,
                "rss": fit.ssr,
                "grid": grid,
                "gridFitted": at.predicted_mean,
                "gridErrors": at.se_mean,
            }
        )
    return {"cases": cases}
