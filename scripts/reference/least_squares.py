"""Weighted least squares and nested F tests, by statsmodels' WLS."""

import numpy
import statsmodels.api as sm


def case(name, columns, y, weights, nested):
    X = numpy.column_stack(columns)
    full = sm.WLS(y, X, weights=weights).fit()
    small = sm.WLS(y, X[:, :nested], weights=weights).fit()
    f, p, difference = full.compare_f_test(small)
    return {
        "name": name,
        "columns": [list(column) for column in columns],
        "y": y,
        "weights": weights,
        "coefficients": full.params,
        "standardErrors": full.bse,
        "covariance": full.cov_params(),
        "fitted": full.fittedvalues,
        "rss": full.ssr,
        "df": int(full.df_resid),
        "nested": {"columns": nested, "f": f, "p": p, "df": int(difference)},
    }


def reference():
    random = numpy.random.default_rng(4)
    cases = []

    x = numpy.round(random.uniform(2.4, 4.2, size=20), 3)
    y = 0.3 + 0.2 * numpy.exp(2.4 - x) + 0.01 * random.normal(size=20)
    w = numpy.round(random.uniform(0.2, 3, size=20), 2)
    cases.append(case("a line, weighted", [numpy.ones(20), x], y, w, 1))
    cases.append(case("a cubic, weighted", [numpy.ones(20), x, x**2, x**3], y, w, 2))
    cases.append(case("two columns without intercept", [x, numpy.sqrt(x)], y, numpy.ones(20), 1))

    level = (random.uniform(size=30) < 0.5).astype(float)
    x = numpy.round(random.uniform(0, 1, size=30), 3)
    y = 0.4 + 0.3 * x**2 + 0.02 * level + 0.015 * random.normal(size=30)
    w = numpy.round(random.uniform(0.5, 2, size=30), 2)
    columns = [numpy.ones(30), x, x**2, level - 0.5, (level - 0.5) * x]
    cases.append(case("two levels of a factor, with interaction", columns, y, w, 3))
    return {"cases": cases}
