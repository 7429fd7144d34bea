"""L(N, D) fitted by scipy.optimize.minimize on the Huber objective of Hoffmann et al. (2022, appendix D.3), delta 1e-3.

BFGS and L-BFGS-B in turns, with the exact gradient, from several starts; the objective is scaled to about 1, since Besiroglu et
al. (2024) found that on its own scale the optimiser stops early.
"""

import numpy
from scipy.optimize import minimize
from scipy.special import logsumexp

delta = 1e-3
laws = {
    "hoffmann": (1.69, 406.4, 410.7, 0.34, 0.28),
    "besiroglu": (1.8172, 482.01, 2085.43, 0.3478, 0.3658),
}


def fitted(params, tokens, loss):
    log_n, log_d, y = numpy.log(params), numpy.log(tokens), numpy.log(loss)
    centre_n, centre_d = log_n.mean(), log_d.mean()
    n, d = log_n - centre_n, log_d - centre_d

    def objective(p):
        terms = numpy.stack([numpy.full_like(n, p[0]), p[1] - p[3] * n, p[2] - p[4] * d])
        predicted = logsumexp(terms, axis=0)
        share = numpy.exp(terms - predicted)
        residual = predicted - y
        size = numpy.abs(residual)
        value = numpy.where(size <= delta, residual**2 / 2, delta * (size - delta / 2)).sum()
        slope = numpy.clip(residual, -delta, delta)
        rows = numpy.stack([share[0], share[1], share[2], -n * share[1], -d * share[2]])
        return value * 1e6, 1e6 * (rows @ slope)

    best = None
    for start in ((0.5, -1, -1, 0.3, 0.3), (0.7, -1.5, -1.5, 0.5, 0.5), (0.3, -1, -1, 0.2, 0.4)):
        point = numpy.array(start)
        for _ in range(6):
            for method, options in (
                ("BFGS", {"gtol": 1e-9, "maxiter": 5000}),
                ("L-BFGS-B", {"ftol": 1e-16, "gtol": 1e-12, "maxiter": 20000, "maxfun": 100000}),
            ):
                found = minimize(objective, point, jac=True, method=method, options=options)
                if found.fun <= objective(point)[0]:
                    point = found.x
        if best is None or objective(point)[0] < objective(best)[0]:
            best = point
    e, a, b, alpha, beta = best
    return {
        "objective": objective(best)[0] / 1e6,
        "E": numpy.exp(e),
        "logA": a + alpha * centre_n,
        "logB": b + beta * centre_d,
        "alpha": alpha,
        "beta": beta,
    }


def reference():
    random = numpy.random.default_rng(4)
    cases = []
    for name, (E, A, B, alpha, beta) in laws.items():
        for noise in (0.01, 0.03):
            params = numpy.repeat([round(5e7 * 2**i) for i in range(8)], 6).astype(float)
            tokens = (params.reshape(8, 6) * 2.5 * 2.0 ** numpy.arange(6)).ravel()
            loss = (E + A / params**alpha + B / tokens**beta) * numpy.exp(noise * random.standard_normal(48))
            # Six digits, so that both sides fit the same numbers.
            loss = numpy.round(loss, 6)
            cases.append(
                {
                    "law": name,
                    "params": params.tolist(),
                    "tokens": tokens.tolist(),
                    "loss": loss.tolist(),
                    "fit": fitted(params, tokens, loss),
                }
            )
    return {"cases": cases}
