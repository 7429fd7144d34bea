"""Writes test/reference/*.json: what SciPy, statsmodels, R and exact arithmetic say of the numbers that src/core computes.

    npm run reference        needs: apt-get install python3-scipy python3-statsmodels, and r-base-core for one of the files

Each module here writes one file. The files are committed with the versions that made them, so that the tests need no
Python; run this again after a change, and look at the difference.
"""

import importlib
import importlib.util
import json
import os
import pathlib
import sys

modules = [
    "distributions",
    "chinchilla_fits",
    "corrections",
    "quantiles",
    "further_laws",
    "kendall",
    "least_squares",
    "natural_splines",
    "nist",
    "nist_nonlinear",
    "nonlinear_fits",
    "nls_fits",
    "permutation_f",
    "powers",
    "scan_null",
    "shift_model",
    "trend_model",
]

# Where apt-get installs to, which need not be the first python3 of the path.
debian = "/usr/bin/python3"

sys.dont_write_bytecode = True


def ready() -> bool:
    return all(importlib.util.find_spec(name) for name in ("numpy", "scipy", "statsmodels"))


def rounded(value):
    """Sixteen significant digits would differ between machines in the last one; fourteen do not."""
    if isinstance(value, dict):
        return {key: rounded(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(item) for item in value]
    if hasattr(value, "tolist"):
        return rounded(value.tolist())
    if isinstance(value, float):
        short = float(f"{value:.14g}")
        return int(short) if short.is_integer() and abs(short) < 1e15 else short
    return value


def written(content) -> str:
    """JSON with one case on a line, so that a difference shows which case has changed."""
    lines = []
    for key, value in content.items():
        name = json.dumps(key)
        if isinstance(value, list):
            rows = ",\n".join(json.dumps(item, allow_nan=False, separators=(",", ":")) for item in value)
            lines.append(f"{name}: [\n{rows}\n]")
        else:
            lines.append(f"{name}: {json.dumps(value, allow_nan=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main() -> None:
    if not ready():
        if os.path.exists(debian) and os.path.realpath(sys.executable) != os.path.realpath(debian):
            os.execv(debian, [debian, *sys.argv])
        sys.exit("needs NumPy, SciPy and statsmodels: apt-get install python3-scipy python3-statsmodels")
    import numpy
    import scipy
    import statsmodels

    versions = {
        "python": ".".join(map(str, sys.version_info[:3])),
        "numpy": numpy.__version__,
        "scipy": scipy.__version__,
        "statsmodels": statsmodels.__version__,
    }
    target = pathlib.Path(__file__).resolve().parents[2] / "test" / "reference"
    for name in modules:
        module = importlib.import_module(name)
        first, *rest = name.split("_")
        file = target / f"{first}{''.join(part.title() for part in rest)}.json"
        if not getattr(module, "available", True):
            print(f"{file.name} stays as it is: {module.__doc__}")
            continue
        found = module.reference()
        content = {
            "madeBy": f"scripts/reference/{name}.py",
            "versions": {**versions, **found.pop("versions", {})},
            **found,
        }
        file.write_text(written(rounded(content)))
        print(file.name)


main()
