"""The model that shifts are found by, written again from its description, with statsmodels' WLS and F test.

Two levels on the range of losses that both cover: a natural spline of four knots for both, and between the levels a
constant, a line and the shape of the common curve; weights 1 / max(p (1 - p), .02) after three rounds.
"""

import numpy
import statsmodels.api as sm

from natural_splines import cardinal


def reference():
    random = numpy.random.default_rng(7)
    cases = []
    for truth in ("same", "level", "slope"):
        levels = {}
        for name, size in (("c4", 16), ("pile", 20)):
            loss = numpy.round(random.uniform(2.4, 4.2 if name == "c4" else 4.6, size=size), 3)
            gain = 0.2 if truth == "slope" and name == "pile" else 0.35
            floor = 0.28 if truth == "level" and name == "pile" else 0.25
            mean = floor + gain * numpy.exp(-1.1 * (loss - 2.4))
            score = numpy.round(mean + numpy.sqrt(mean * (1 - mean) / 3000) * random.normal(size=size), 6)
            levels[name] = (loss, score)
        low = max(loss.min() for loss, _ in levels.values())
        high = min(loss.max() for loss, _ in levels.values())
        loss = numpy.concatenate([loss for loss, _ in levels.values()])
        y = numpy.concatenate([score for _, score in levels.values()])
        sign = numpy.concatenate([numpy.full(16, -0.5), numpy.full(20, 0.5)])
        kept = (loss >= low) & (loss <= high)
        place = (high - loss[kept]) / (high - low)
        y, sign = y[kept], sign[kept]

        def mean_columns(at):
            return cardinal(numpy.quantile(numpy.unique(place), [0.05, 0.35, 0.65, 0.95]), at)

        weights = numpy.ones(y.size)
        for _ in range(3):
            p = sm.WLS(y, mean_columns(place), weights=weights).fit().fittedvalues
            weights = 1 / numpy.maximum(p * (1 - p), 0.02)
            weights /= weights.mean()
        small = sm.WLS(y, mean_columns(place), weights=weights).fit()
        curve = small.fittedvalues

        def difference_columns(at):
            shape = (mean_columns(at) @ small.params - curve.min()) / numpy.ptp(curve)
            return numpy.column_stack([numpy.ones(at.size), at, shape])

        between = difference_columns(place)
        full = sm.WLS(y, numpy.column_stack([mean_columns(place), sign[:, None] * between]), weights=weights).fit()
        f, p, df = full.compare_f_test(small)

        def contrast(row):
            tested = full.t_test(row)
            return {"value": float(tested.effect[0]), "se": float(tested.sd[0, 0])}

        none = numpy.zeros(4)
        ends = numpy.array([0.1, 0.9])
        rise = numpy.diff(difference_columns(ends), axis=0)[0]
        mean_rise = numpy.diff(mean_columns(ends), axis=0)[0]
        cases.append(
            {
                "truth": truth,
                "levels": {name: {"loss": loss, "score": score} for name, (loss, score) in levels.items()},
                "range": [low, high],
                "f": f,
                "p": p,
                "df": [int(df), int(full.df_resid)],
                "averageGap": contrast(numpy.concatenate([none, between.mean(axis=0)])),
                "gapRise": contrast(numpy.concatenate([none, rise])),
                "rises": [contrast(numpy.concatenate([mean_rise, s * rise])) for s in (-0.5, 0.5)],
            }
        )
    return {"cases": cases}
