"""Three linear problems of NIST's Statistical Reference Datasets (https://www.itl.nist.gov/div898/strd/) with their certified
values. NIST's files are works of the government of the United States and in the public domain.

The data was typed in, so it is checked: every problem is solved here in exact rational arithmetic, and all certified values
must come out, or nothing is written. Longley's data is statsmodels' copy.
"""

from fractions import Fraction

import statsmodels.api as sm

norris = """0.1 0.2; 338.8 337.4; 118.1 118.2; 888.0 884.6; 9.2 10.1; 228.1 226.5; 668.5 666.3; 998.5 996.3; 449.1 448.6;
778.9 777.0; 559.2 558.2; 0.3 0.4; 0.1 0.6; 778.1 775.5; 668.8 666.9; 339.3 338.0; 448.9 447.5; 10.8 11.6; 557.7 556.0;
228.3 228.1; 998.0 995.8; 888.8 887.6; 119.6 120.2; 0.3 0.3; 0.6 0.3; 557.6 556.8; 339.3 339.1; 888.0 887.2; 998.5 999.0;
778.9 779.0; 10.2 11.1; 117.6 118.3; 228.9 229.2; 668.4 669.1; 449.2 448.9; 0.2 0.5"""

pontius = """.11019 .21956 .32949 .43899 .54803 .65694 .76562 .87487 .98292 1.09146 1.20001 1.30822 1.41599 1.52399 1.63194
1.73947 1.84646 1.95392 2.06128 2.16844 .11052 .22018 .32939 .43886 .54798 .65739 .76596 .87474 .98300 1.09150 1.20004
1.30818 1.41613 1.52408 1.63159 1.73965 1.84696 1.95445 2.06177 2.16829"""


def pairs(text):
    return [tuple(entry.split()) for entry in text.split(";")]


def solve(A, b):
    """Gauss-Jordan without rounding."""
    size = len(b)
    rows = [list(row) + [value] for row, value in zip(A, b)]
    for i in range(size):
        pivot = next(k for k in range(i, size) if rows[k][i] != 0)
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for k in range(size):
            if k != i:
                rows[k] = [a - rows[k][i] * b for a, b in zip(rows[k], rows[i])]
    return [row[size] for row in rows]


def exact_least_squares(X, y):
    size = len(X[0])
    A = [[sum(row[i] * row[j] for row in X) for j in range(size)] for i in range(size)]
    coefficients = solve(A, [sum(row[i] * value for row, value in zip(X, y)) for i in range(size)])
    rss = sum((value - sum(a * b for a, b in zip(row, coefficients))) ** 2 for row, value in zip(X, y))
    variance = rss / (len(y) - size)
    errors = []
    for i in range(size):
        unit = [Fraction(int(i == k)) for k in range(size)]
        errors.append(float(variance * solve(A, unit)[i]) ** 0.5)
    return [float(value) for value in coefficients], errors, float(variance) ** 0.5


def linear(name, X, y, coefficients, errors, residual_sd):
    found = exact_least_squares(X, y)
    for ours, certified in zip([*found[0], *found[1], found[2]], [*coefficients, *errors, residual_sd]):
        if abs(ours / certified - 1) > 1e-13:
            raise SystemExit(f"{name}: {ours} is not the certified {certified}")
    return {
        "name": name,
        "columns": [[float(row[j]) for row in X] for j in range(len(X[0]))],
        "y": [float(value) for value in y],
        "coefficients": coefficients,
        "standardErrors": errors,
        "residualSd": residual_sd,
    }


def reference():
    one = Fraction(1)
    rows = [(Fraction(x), Fraction(y)) for y, x in pairs(norris)]
    cases = [
        linear(
            "Norris",
            [[one, x] for x, _ in rows],
            [y for _, y in rows],
            [-0.262323073774029, 1.00211681802045],
            [0.232818234301152, 0.429796848199937e-3],
            0.884796396144373,
        )
    ]
    loads = [Fraction(150000 * (index % 20 + 1)) for index in range(40)]
    cases.append(
        linear(
            "Pontius",
            [[one, x, x * x] for x in loads],
            [Fraction(value) for value in pontius.split()],
            [0.673565789473684e-3, 0.732059160401003e-6, -0.316081871345029e-14],
            [0.107938612033077e-3, 0.157817399981659e-9, 0.486652849992036e-16],
            0.205177424076185e-3,
        )
    )
    longley = sm.datasets.longley.load_pandas()
    cases.append(
        linear(
            "Longley",
            [[one, *(Fraction(str(value)) for value in row)] for row in longley.exog.values],
            [Fraction(str(value)) for value in longley.endog.values],
            [
                -3482258.63459582,
                15.0618722713733,
                -0.358191792925910e-1,
                -2.02022980381683,
                -1.03322686717359,
                -0.511041056535807e-1,
                1829.15146461355,
            ],
            [
                890420.383607373,
                84.9149257747669,
                0.334910077722432e-1,
                0.488399681651699,
                0.214274163161675,
                0.226073200069370,
                455.478499142212,
            ],
            304.854073561965,
        )
    )
    return {"linear": cases}
