"""The Python half of scripts/measure/benchTrends.ts: the trend analysis as one would write it with NumPy and SciPy.

The same four mean functions over the same grids with one offset a curve, AICc, binomial weights in three rounds, the scan for
rises and falls with a simulated null, Kendall's test, the questions in the order of judge.ts (but for the hold-out and for
curves that disagree), and the same verdict code on each resample of the runs. Grids and windows are matrices, so that the
loops are NumPy's; designs and null tables are kept from one task to the next, as in TypeScript. Resamples search the
whole grids, where TypeScript searches them thinly; the law is refined by curve_fit.

In:  {groups: [{t, y, curve, items}], law, midpoints, widths, knots, limits, resamples, rounds, seed}
Out: {seconds: one for each round, verdicts}
"""

import json
import os
import sys
import time

try:
    import numpy as np
    from scipy.optimize import curve_fit
    from scipy.special import chdtrc, fdtrc, ndtr, stdtr, stdtrit
except ImportError:
    debian = "/usr/bin/python3"
    if os.path.exists(debian) and os.path.realpath(sys.executable) != os.path.realpath(debian):
        os.execv(debian, [debian, *sys.argv])
    sys.exit(3)

task = json.load(sys.stdin)
limits = task["limits"]
ten_to_ninety = 4.394


class Design:
    def __init__(self, t, curve):
        self.t, self.curve = t, curve
        self.n, self.curves = len(t), curve.max() + 1
        self.one_hot = (curve[:, None] == np.arange(self.curves)).astype(float)
        self.order = np.argsort(t, kind="stable")
        rates = np.array(task["law"])
        self.law = np.expm1(rates * (t[:, None] - 1)) / rates
        inside = min(max(2, round(0.08 * self.n)), -(-self.n // 2))
        ends = np.sort(t)
        midpoints = np.linspace(ends[inside - 1], ends[-inside], task["midpoints"])
        self.logistic_shapes = np.array([(m, w) for w in task["widths"] for m in midpoints])
        self.logistic = 1 / (1 + np.exp(np.clip((self.logistic_shapes[:, 0] - t[:, None]) / self.logistic_shapes[:, 1], -700, 700)))
        self.spline = spline_columns(t, self.n)
        self.rows = [np.flatnonzero(curve == c) for c in range(self.curves)]


def spline_columns(t, n):
    count = 3 if n < 11 else 4 if n < 18 else 5 if n < 60 else 6
    knots = np.unique(np.quantile(np.unique(t), np.linspace(0.05, 0.95, count)))
    cube = lambda z: np.maximum(z, 0) ** 3
    d = lambda k: (cube(t - knots[k]) - cube(t - knots[-1])) / (knots[-1] - knots[k])
    return np.column_stack([t, *(d(k) - d(len(knots) - 2) for k in range(len(knots) - 2))])


class Fit:
    def __init__(self, rss, size, n, values, shape=None, amplitude=0.0):
        k = size + 1
        self.rss, self.size, self.values, self.shape, self.amplitude = rss, size, values, shape, amplitude
        self.aicc = n * np.log(max(rss, 1e-300) / n) + 2 * k + 2 * k * (k + 1) / (n - k - 1) if n - k - 1 > 0 else np.inf


def by_curve(design, w, mass, columns):
    return (design.one_hot.T @ (w[:, None] * columns)) / np.maximum(mass, 1e-300)[:, None]


def grid_fit(design, w, mass, pull, total, n, columns, own):
    means = by_curve(design, w, mass, columns)
    square = w @ columns**2
    zz = square - mass @ means**2
    zy = pull @ columns
    gain = np.where(zz > 1e-10 * square, zy**2 / np.where(zz > 0, zz, 1), 0)
    best = int(np.argmax(gain))
    amplitude = zy[best] / zz[best]
    return Fit(max(0.0, total - gain[best]), design.curves + own, n, amplitude * columns[:, best], best, amplitude)


def spline_fit(design, w, y, n):
    root = np.sqrt(w)
    columns = np.column_stack([design.one_hot, design.spline])
    beta, _, rank, _ = np.linalg.lstsq(root[:, None] * columns, root * y, rcond=1e-8)
    residual = y - columns @ beta
    return Fit(float(w @ residual**2), int(rank), n, design.spline @ beta[design.curves :])


windows_of = {}


def windows(count):
    if count not in windows_of:
        lengths = {round(x) for x in (max(3, count / 10), max(3, count / 6), count / 4, count / 3)}
        made = []
        for length in lengths:
            if 2 * length > count:
                continue
            starts = np.unique(np.append(np.arange(0, count - length + 1, max(1, length // 3)), count - length))
            made.append((length, starts, starts[None, :] - starts[:, None] >= length))
        windows_of[count] = made
    return windows_of[count]


def scan(y, w):
    sums, masses = np.append(0, np.cumsum(w * y)), np.append(0, np.cumsum(w))
    up, down = (-np.inf, 0.0), (-np.inf, 0.0)
    for length, starts, disjoint in windows(len(y)):
        mass = masses[starts + length] - masses[starts]
        mean = (sums[starts + length] - sums[starts]) / mass
        difference = mean[None, :] - mean[:, None]
        z = np.where(disjoint, difference / np.sqrt(1 / mass[None, :] + 1 / mass[:, None]), np.nan)
        high, low = np.nanargmax(z), np.nanargmin(z)
        up = max(up, (z.flat[high], difference.flat[high]))
        down = max(down, (-z.flat[low], -difference.flat[low]))
    return up, down


maxima_of, tables = {}, {}
null_source = np.random.default_rng(1)


def scan_tail(z, count, df):
    if (count, df) not in tables:
        if count not in maxima_of:
            draws = 600 if count > 60 else 1000 if count > 30 else 2000
            sums = np.column_stack([np.zeros(draws), np.cumsum(null_source.normal(size=(draws, count)), axis=1)])
            maximum = np.full((2, draws), -np.inf)
            for length, starts, disjoint in windows(count):
                window = sums[:, starts + length] - sums[:, starts]
                a, b = np.nonzero(disjoint)
                moves = (window[:, b] - window[:, a]) / np.sqrt(2 * length)
                maximum = np.maximum(maximum, [moves.max(axis=1), -moves.min(axis=1)])
            maxima_of[count] = maximum
        spread = np.sqrt(null_source.chisquare(df, size=maxima_of[count].shape[1]) / df)
        sorted_values = np.sort((maxima_of[count] / spread).ravel())
        anchor = sorted_values[int(0.99 * len(sorted_values))]
        tables[count, df] = sorted_values, anchor, 0.01 / stdtr(df, -anchor)
    sorted_values, anchor, factor = tables[count, df]
    if z > anchor:
        return min(0.01, factor * stdtr(df, -z))
    return 1 - np.searchsorted(sorted_values, z) / len(sorted_values)


def kendall(design, signs, times):
    total, able = 0.0, 0
    for rows, sign in zip(design.rows, signs):
        drawn = times[rows]
        n = drawn.sum()
        ties = (drawn * (drawn - 1) * (2 * drawn + 5)).sum()
        pairs, triples = (drawn * (drawn - 1)).sum(), (drawn * (drawn - 1) * (drawn - 2)).sum()
        variance = (n * (n - 1) * (2 * n + 5) - 2 * ties) / 18 + pairs**2 / (2 * n * (n - 1)) + triples**2 / (9 * n * (n - 1) * (n - 2))
        if variance > 0:
            total += (drawn @ sign @ drawn) / 2 / np.sqrt(variance)
            able += 1
    return total / np.sqrt(able) if able else 0.0


def measure(design, y, signs, weight, times, sampling):
    w, n = weight * times, times.sum()
    mass = design.one_hot.T @ w
    mean = (design.one_hot.T @ (w * y)) / np.maximum(mass, 1e-300)
    deviation = y - mean[design.curve]
    pull, total = w * deviation, float(w @ deviation**2)
    constant = Fit(total, design.curves, n, np.zeros(design.n))
    law = grid_fit(design, w, mass, pull, total, n, design.law, 2)
    logistic = grid_fit(design, w, mass, pull, total, n, design.logistic, 3)
    spline = spline_fit(design, w, y, n)
    best = min((constant, law, logistic, spline), key=lambda fit: fit.aicc)
    df = max(1, n - best.size)
    residual = best.rss / df
    variance = max(residual, sampling)
    offsets = mean - (design.one_hot.T @ (w * spline.values)) / np.maximum(mass, 1e-300)
    places = design.order[w[design.order] > 0]
    up, down = scan((y - offsets[design.curve])[places], w[places])
    rank = kendall(design, signs, times)
    p = [min(1, 2 * min(scan_tail(z / np.sqrt(variance), len(places), int(df)), ndtr(-r))) for z, r in ((up[0], rank), (down[0], -rank))]
    return dict(locals())


def offsets_of(design, m, fit):
    return m["mean"] - (design.one_hot.T @ (m["w"] * fit.values)) / np.maximum(m["mass"], 1e-300)


def judge(design, y, m):
    law, logistic, spline, total, w = m["law"], m["logistic"], m["spline"], m["total"], m["w"]
    places, variance, n = m["places"], m["variance"], m["n"]
    (_, rise), (_, fall) = m["up"], m["down"]
    rises = m["p"][0] <= limits["moveP"] and rise >= limits["smallestMove"]
    falls = m["p"][1] <= limits["moveP"] and fall >= limits["smallestMove"]
    scatter_p = chdtrc(m["df"], m["residual"] / m["sampling"] * m["df"])
    between = np.sqrt(max(0, m["residual"] - m["sampling"]))
    if not rises and not falls:
        if scatter_p < limits["dispersionP"] and between > limits["runToRun"]:
            return "noisy"
        centred = design.t - by_curve(design, w, m["mass"], design.t[:, None])[design.curve, 0]
        square = w @ centred**2
        length = np.subtract(*np.quantile(design.t[places], [0.95, 0.05]))
        bound = (abs(m["pull"] @ design.t / square) + 1.96 * np.sqrt(variance / square)) * length
        if spline.aicc < m["constant"].aicc:
            bound = max(bound, np.ptp(spline.values[places]))
        return "trendless" if bound < limits["flatBound"] else "insufficient"
    r2 = lambda fit: 1 - fit.rss / total
    midpoint, width = design.logistic_shapes[logistic.shape]
    half = ten_to_ninety * width / 2
    plateau = max(limits["plateauRuns"], limits["plateauShare"] * len(places))
    jumps = (
        logistic.amplitude > 0
        and law.aicc - logistic.aicc > limits["jumpAicc"]
        and 2 * half <= limits["jumpWidth"]
        and r2(logistic) >= limits["jumpR2"]
        and (design.t[places] < midpoint - half).sum() >= plateau
        and (design.t[places] > midpoint + half).sum() >= plateau
    )
    if rises and falls and min(rise, fall) >= limits["minorReversal"] * max(rise, fall):
        if not (jumps and r2(logistic) >= r2(spline)):
            return "nonmonotonic"
    if falls and (not rises or fall > rise):
        return "inverse"
    if jumps:
        return "breakthrough"
    if r2(law) < limits["lawR2"]:
        return "noisy" if scatter_p < limits["dispersionP"] else "insufficient"
    if 1.96 * np.sqrt(variance / (total - law.rss)) > limits["gainError"]:
        return "insufficient"
    last = max(limits["plateauRuns"], round(limits["plateauShare"] * len(places)))
    before = min(max(3, last), len(places) - last)
    first = max(1, round((len(places) - last) / 3))
    level = (y - m["offsets"][design.curve])[places]
    part = lambda a, b: np.average(level[a:b], weights=w[places][a:b])
    gain = part(len(places) - last, len(places)) - part(0, first)
    early = part(len(places) - last - before, len(places) - last) - part(0, first)
    if gain > 0 and 1 - early / gain >= limits["lateShare"]:
        return "insufficient"
    extra, df = spline.size - law.size, n - spline.size
    if extra > 0 and df > 0:
        lack = fdtrc(extra, df, max(0, (law.rss - spline.rss) / extra / (spline.rss / df)))
        gap = (law.values + offsets_of(design, m, law)[design.curve]) - (spline.values + offsets_of(design, m, spline)[design.curve])
        ends = [int(0.02 * (len(places) - 1)), -int(-0.98 * (len(places) - 1) // 1)]
        size = np.sqrt(w @ gap**2 / w.sum()) / abs(np.subtract(*spline.values[places][ends]))
        if lack < limits["lackOfFitP"] and size > limits["misfit"]:
            return "noisy"
    rate = task["law"][law.shape]
    climb = np.log1p(0.1 * np.expm1(rate)) / rate
    on = len(np.unique(design.t[abs(design.t - midpoint) < half]))
    jump_as_likely = logistic.amplitude > 0 and 2 * half <= limits["jumpWidth"] and 2 <= n * np.log(law.rss / logistic.rss)
    if len(np.unique(design.t[design.t >= climb])) < limits["fewestScales"] or (jump_as_likely and on < limits["fewestScales"]):
        return "insufficient"
    return "predictable"


designs = {}


def analyse(group):
    t, y, curve, items = (np.array(group[key]) for key in ("t", "y", "curve", "items"))
    key = t.tobytes() + curve.tobytes()
    if key not in designs:
        designs[key] = Design(t, curve)
    design = designs[key]
    signs = [np.sign(np.subtract.outer(y[r], y[r])) * np.sign(np.subtract.outer(t[r], t[r])) for r in design.rows]
    once = np.ones(design.n)
    mean = np.full(design.n, y.mean())
    for _ in range(3):
        p = np.clip(mean, 0, 1)
        weight = items / np.maximum(p * (1 - p), limits["varianceFloor"])
        weight *= design.n / weight.sum()
        sampling = float(np.mean(weight * p * (1 - p) / items))
        m = measure(design, y, signs, weight, once, sampling)
        mean = m["best"].values + offsets_of(design, m, m["best"])[design.curve]
    verdict = judge(design, y, m)
    refine(design, y, weight, m)
    source = np.random.default_rng(task["seed"])
    agreed = 0
    for _ in range(task["resamples"]):
        times = np.zeros(design.n)
        for rows in design.rows:
            np.add.at(times, rows[source.integers(len(rows), size=len(rows))], 1)
        agreed += judge(design, y, measure(design, y, signs, weight, times, sampling)) == verdict
    return verdict


def refine(design, y, weight, m):
    rate = task["law"][m["law"].shape]
    form = lambda t, amplitude, k, *levels: np.array(levels)[design.curve] + amplitude * np.expm1(k * (t - 1)) / k
    start = [m["law"].amplitude, rate, *offsets_of(design, m, m["law"])]
    try:
        curve_fit(form, design.t, y, p0=start, sigma=1 / np.sqrt(weight), maxfev=2000)
    except RuntimeError:
        pass


np.seterr(all="ignore")
seconds, verdicts = [], []
for _ in range(task["rounds"]):
    started = time.perf_counter()
    verdicts = [analyse(group) for group in task["groups"]]
    seconds.append(time.perf_counter() - started)
json.dump({"seconds": seconds, "verdicts": verdicts}, sys.stdout)
