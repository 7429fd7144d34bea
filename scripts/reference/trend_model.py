"""The numbers that trend verdicts rest on, written again from their description, with statsmodels and scipy.optimize.

Metrics without a range and with one stated error for all runs: so that every run weighs the same and scores count in units of
their observed spread. Curves share a mean function and have an offset each. The law is the exponential in loss, its rate
found by SciPy and not on a grid, so that numbers of the law compare to a percent and all others to many digits.
"""

import numpy
import statsmodels.api as sm
from scipy.optimize import minimize, minimize_scalar
from scipy.stats import chi2, f
from statsmodels.tools.eval_measures import aicc

from natural_splines import cardinal


def exponential(rate, t):
    return numpy.expm1(rate * (t - 1)) / rate


def law_fit(offsets, t, y):
    def fit(rate):
        return sm.OLS(y, numpy.column_stack([offsets, exponential(rate, t)])).fit()

    logs = numpy.linspace(numpy.log(0.05), numpy.log(20), 40)
    start = logs[numpy.argmin([fit(numpy.exp(log)).ssr for log in logs])]
    bounds = (max(logs[0], start - 0.3), min(logs[-1], start + 0.3))
    best = minimize_scalar(lambda log: fit(numpy.exp(log)).ssr, bounds=bounds, method="bounded", options={"xatol": 1e-10})
    return fit(numpy.exp(best.x)), float(numpy.exp(best.x))


def logistic_rss(offsets, t, y):
    def rss(shape):
        column = 1 / (1 + numpy.exp(-numpy.clip((t - shape[0]) / abs(shape[1]), -500, 500)))
        return sm.OLS(y, numpy.column_stack([offsets, column])).fit().ssr

    starts = [(middle, width) for middle in (0.2, 0.5, 0.8) for width in (0.02, 0.1, 0.2)]
    return min(minimize(rss, start, method="Nelder-Mead").fun for start in starts)


def case(name, curves, error):
    """`curves` are pairs of losses and scores; `error` is the standard error of every score."""
    loss = numpy.concatenate([one for one, _ in curves])
    raw = numpy.concatenate([one for _, one in curves])
    which = numpy.concatenate([numpy.full(len(one), c) for c, (one, _) in enumerate(curves)])
    unit = numpy.ptp(raw)
    t = (loss.max() - loss) / numpy.ptp(loss)
    order = numpy.argsort(t)
    t, y, which = t[order], (raw[order] - raw.min()) / unit, which[order]
    n = len(y)
    offsets = numpy.column_stack([(which == c).astype(float) for c in range(len(curves))])

    knots = 3 if n < 11 else 4 if n < 18 else 5
    places = numpy.quantile(numpy.unique(t), numpy.linspace(0.05, 0.95, knots))
    spline = sm.OLS(y, numpy.column_stack([offsets, cardinal(places, t)[:, 1:]])).fit()
    law, rate = law_fit(offsets, t, y)
    constant = sm.OLS(y, offsets).fit()

    def criterion(rss, means):
        return aicc(-n / 2 * numpy.log(rss / n), n, means + 1)

    c = len(curves)
    fits = {
        "constant": (constant.ssr, c),
        "law": (law.ssr, c + 2),
        "logistic": (logistic_rss(offsets, t, y), c + 3),
        "spline": (spline.ssr, c + knots - 1),
    }
    criteria = {key: criterion(*value) for key, value in fits.items()}
    best = min(criteria, key=criteria.get)
    others = [value for key, value in criteria.items() if key != best]
    if min(others) - criteria[best] < 0.5 or best == "logistic":
        raise SystemExit(f"{name}: no clear best mean among {criteria}")
    rss, size = fits[best]
    df = n - size
    residual, sampling = rss / df, (error / unit) ** 2
    variance = max(residual, sampling)

    extra = knots - 3
    lack = (law.ssr - spline.ssr) / extra / spline.scale
    inner = (numpy.floor(0.02 * (n - 1)).astype(int), numpy.ceil(0.98 * (n - 1)).astype(int))
    own = spline.fittedvalues - offsets @ spline.params[:c]
    gain = own[inner[1]] - own[inner[0]]
    given = law.get_robustcov_results("fixed scale", scale=variance)

    line = sm.OLS(y, numpy.column_stack([offsets, t])).fit().get_robustcov_results("fixed scale", scale=variance)
    width = t[int(numpy.ceil(0.95 * (n - 1)))] - t[int(numpy.floor(0.05 * (n - 1)))]
    missed = (abs(line.params[-1]) + 1.96 * line.bse[-1]) * width
    if criteria["spline"] < criteria["constant"]:
        missed = max(missed, numpy.ptp(own))

    level = y - offsets @ (law.params[:c])
    last = slice(int(numpy.floor(2 * n / 3)), n)
    third = sm.OLS(level[last], sm.add_constant(t[last])).fit()

    return {
        "name": name,
        "curves": [{"loss": loss, "score": score} for loss, score in curves],
        "standardError": error,
        "best": best,
        "noise": {
            "scatterP": chi2.sf(residual / sampling * df, df),
            "runToRun": max(0, residual - sampling) ** 0.5,
        },
        "spline": {"largestMissed": missed},
        "law": {
            "lackOfFitP": f.sf(lack, extra, n - c - knots + 1),
            "misfit": numpy.sqrt(numpy.mean((law.fittedvalues - spline.fittedvalues) ** 2)) / abs(gain),
            "lawR2": 1 - law.ssr / constant.ssr,
            "gainError": 1.96 / abs(given.tvalues[-1]),
            "lastThirdChange": third.params[1] * (t[-1] - t[last][0]),
        },
    }


def reference():
    random = numpy.random.default_rng(10)

    def losses(size):
        return numpy.sort(numpy.round(random.uniform(2.4, 4.4, size=size), 3))[::-1]

    def observed(mean, sd):
        return numpy.round(mean + sd * random.normal(size=mean.size), 5)

    cases = []
    x = losses(20)
    cases.append(case("a law", [(x, observed(30 + 40 * numpy.exp(2.4 - x), 1.5))], 1.5))
    x = losses(24)
    cases.append(case("a rise and a fall", [(x, observed(50 - 12 * (x - 3.3) ** 2, 1))], 1))
    x = losses(16)
    cases.append(case("nothing", [(x, observed(numpy.full(16, 25.0), 2))], 2.1))
    x = losses(18)
    cases.append(case("scatter beyond its errors", [(x, observed(30 + 40 * numpy.exp(2.4 - x), 4))], 2))
    x, z = losses(14), losses(16)
    low, high = 30 + 35 * numpy.exp(2.4 - x), 42 + 35 * numpy.exp(2.4 - z)
    cases.append(case("two curves", [(x, observed(low, 2)), (z, observed(high, 2))], 1.9))
    x, z = losses(18), losses(20)
    low, high = (level + 9 * (3.4 - loss) - 9 * (loss - 3.4) ** 2 for level, loss in ((40, x), (47, z)))
    cases.append(case("two curves that bend", [(x, observed(low, 2)), (z, observed(high, 2))], 1.7))
    return {"cases": cases}
