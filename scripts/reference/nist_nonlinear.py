"""Five nonlinear problems of NIST's Statistical Reference Datasets with their certified values.

The data was copied, so it is checked: least squares is solved again here, by Gauss-Newton in fifty decimal digits, and every
certified estimate, standard deviation and residual sum must come out in all eleven digits, or nothing is written.
"""

from decimal import Decimal, getcontext

import nist_nonlinear_data as data

one = Decimal(1)


def misra1a(b, x):
    e = (-b[1] * x).exp()
    return b[0] * (1 - e), [1 - e, b[0] * x * e]


def mgh09(b, x):
    above, below = x * x + x * b[1], x * x + x * b[2] + b[3]
    value = b[0] * above / below
    return value, [above / below, b[0] * x / below, -value * x / below, -value / below]


def bennett5(b, x):
    log = (b[1] + x).ln()
    power = (-log / b[2]).exp()
    return b[0] * power, [power, -b[0] * power / (b[2] * (b[1] + x)), b[0] * power * log / b[2] ** 2]


def cubic_ratio(b, x):
    powers = [one, x, x * x, x**3]
    below = 1 + sum(a * p for a, p in zip(b[4:], powers[1:]))
    value = sum(a * p for a, p in zip(b[:4], powers)) / below
    return value, [p / below for p in powers] + [-value * p / below for p in powers[1:]]


problems = [
    ("Misra1a", "exponential", misra1a, data.misra1a),
    ("MGH09", "ratio of two parabolas", mgh09, data.mgh09),
    ("Thurber", "ratio of two cubics", cubic_ratio, data.thurber),
    ("Bennett5", "power", bennett5, data.bennett5),
    ("Hahn1", "ratio of two cubics", cubic_ratio, data.hahn1),
]


def solve(A, columns):
    """Gauss-Jordan with pivoting; `columns` are the right-hand sides."""
    size = len(A)
    rows = [list(A[i]) + [column[i] for column in columns] for i in range(size)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for k in range(size):
            if k != i:
                rows[k] = [a - rows[k][i] * b for a, b in zip(rows[k], rows[i])]
    return [[row[size + j] for row in rows] for j in range(len(columns))]


def least_squares(model, x, y, b):
    """Estimates, standard deviations and residual sum; Gauss-Newton converges from the certified values."""
    size = len(b)
    for _ in range(200):
        values, rows = zip(*(model(b, t) for t in x))
        left = [a - c for a, c in zip(y, values)]
        A = [[sum(row[i] * row[j] for row in rows) for j in range(size)] for i in range(size)]
        (step,) = solve(A, [[sum(row[i] * r for row, r in zip(rows, left)) for i in range(size)]])
        b = [a + c for a, c in zip(b, step)]
        if all(abs(c) <= abs(a) * Decimal("1e-20") for a, c in zip(b, step)):
            break
    else:
        raise SystemExit("Gauss-Newton does not converge")
    rss = sum(r * r for r in left)
    inverse = solve(A, [[Decimal(i == j) for i in range(size)] for j in range(size)])
    errors = [(rss / (len(y) - size) * inverse[j][j]).sqrt() for j in range(size)]
    return b, errors, rss


def reference():
    getcontext().prec = 50
    cases = []
    for name, kind, model, problem in problems:
        y, x = zip(*(map(Decimal, entry.split()) for entry in problem["pairs"].split(";")))
        parameters, errors = zip(*problem["certified"])
        found = least_squares(model, x, y, [Decimal(value) for value in parameters])
        for own, certified in zip([*found[0], *found[1], found[2]], [*parameters, *errors, problem["rss"]]):
            if f"{own:.10e}" != f"{Decimal(certified):.10e}":
                raise SystemExit(f"{name}: {own:.12e} is not the certified {certified}")
        cases.append(
            {
                "name": name,
                "model": kind,
                "x": [float(value) for value in x],
                "y": [float(value) for value in y],
                "starts": [[float(value) for value in start] for start in problem["starts"]],
                "parameters": [float(value) for value in parameters],
                "standardErrors": [float(value) for value in errors],
                "rss": float(problem["rss"]),
            }
        )
    return {"cases": cases}
