"""Powers by Python's decimal arithmetic with 60 digits, as text of 20 digits: more than a double holds."""

from decimal import Decimal, getcontext

getcontext().prec = 60


def reference():
    cases = []
    for base in (1e-300, 1e-9, 0.3, 0.999999, 1.0000001, 2.0, 7.5, 1234.5, 6.9e9, 1.38e11, 3.7e24, 1e300):
        for exponent in (-3.0, -1.0, -0.34, -0.28, 0.05, 0.5, 1.0, 1 / 3, 2.7, 3.0):
            value = Decimal(base) ** Decimal(exponent)
            if Decimal("1e-300") < value < Decimal("1e300"):
                cases.append({"base": repr(base), "exponent": repr(exponent), "value": f"{value:.19e}"})
    return {"cases": cases}
