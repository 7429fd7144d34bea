"""The SciPy half of scripts/measure/bench.ts: fits read from stdin, by scipy.optimize.curve_fit, each one timed.

In:  a list of {law, x, y, weights, bounds: [lower, upper], starts}
Out: for each fit and start {seconds, rss}; rss is null where curve_fit gives up
"""

import json
import os
import sys
import time

try:
    import numpy
    from scipy.optimize import curve_fit
except ImportError:
    debian = "/usr/bin/python3"
    if os.path.exists(debian) and os.path.realpath(sys.executable) != os.path.realpath(debian):
        os.execv(debian, [debian, *sys.argv])
    sys.exit(3)


def exponential(x, offset, amplitude, rate):
    return offset + amplitude * numpy.exp(rate * x)


def logistic(x, floor, rise, midpoint, width):
    return floor + rise / (1 + numpy.exp(numpy.clip(-(x - midpoint) / width, -700, 700)))


laws = {"exponential-in-loss": exponential, "logistic-with-floor": logistic}


def fit_from(start, law, x, y, weights, bounds):
    sigma = 1 / numpy.sqrt(weights)
    started = time.perf_counter()
    try:
        values, _ = curve_fit(law, x, y, p0=start, sigma=sigma, bounds=bounds, maxfev=10000)
    except RuntimeError:
        return {"seconds": time.perf_counter() - started, "rss": None}
    seconds = time.perf_counter() - started
    return {"seconds": seconds, "rss": float(numpy.sum(weights * (y - law(x, *values)) ** 2))}


answers = []
for fit in json.load(sys.stdin):
    x, y, weights = (numpy.array(fit[key]) for key in ("x", "y", "weights"))
    answers.append([fit_from(start, laws[fit["law"]], x, y, weights, fit["bounds"]) for start in fit["starts"]])
json.dump(answers, sys.stdout)
