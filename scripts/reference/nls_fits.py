"""The fits of nonlinear_fits.py once more, by nls of R, from starts that are a standard error off. Needs: apt-get install r-base-core"""

import pathlib
import shutil
import subprocess

import numpy

import nonlinear_fits

available = shutil.which("Rscript") is not None


def joined(values):
    return " ".join(repr(float(value)) for value in values)


def reference():
    cases = nonlinear_fits.reference()["cases"]
    lines = []
    for index, case in enumerate(cases):
        position = numpy.asarray(case["position"])
        x = {"exponential-in-loss": -position - min(-position), "power-law-with-offset": position - max(position)}
        names, errors = case["parameters"], case["standardErrors"]
        start = [value + (-1) ** i * errors[name] for i, (name, value) in enumerate(names.items())]
        columns = [x.get(case["law"], position), case["score"], case["weights"]]
        lines.append(
            "\t".join([str(index), case["law"], *map(joined, columns), " ".join(names), joined(start)]),
        )
    script = pathlib.Path(__file__).with_name("nls_fits.R")
    done = subprocess.run(
        ["Rscript", "--vanilla", str(script)], input="\n".join(lines) + "\n", stdout=subprocess.PIPE, text=True, check=True
    )
    version, *rows = done.stdout.splitlines()
    fits = [{"law": case["law"], "parameters": {}, "standardErrors": {}} for case in cases]
    for row in rows:
        index, name, value, error, rss = row.split("\t")
        fit = fits[int(index)]
        fit["parameters"][name] = float(value)
        fit["standardErrors"][name] = float(error)
        fit["rss"] = float(rss)
    return {"versions": {"r": version}, "cases": fits}
