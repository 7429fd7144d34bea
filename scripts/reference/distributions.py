"""Upper tails, and quantiles of the normal and of t, by scipy.stats."""

from scipy import stats


def reference():
    tails = []
    for z in (-8, -3, -1, -0.1, 0, 0.5, 1, 1.96, 3, 6, 12, 30):
        tails.append({"of": "normal", "x": z, "value": stats.norm.sf(z)})
    for df in (1, 2, 3.5, 10, 30, 200, 10000):
        for t in (-4, -0.3, 0, 0.01, 0.7, 1.96, 5, 12, 40):
            tails.append({"of": "t", "x": t, "df": [df], "value": stats.t.sf(t, df)})
    for df in ((1, 1), (1, 30), (3, 2.5), (3, 20), (3, 61), (5, 100), (40, 7)):
        for f in (0.01, 0.5, 1, 3, 10, 60):
            tails.append({"of": "F", "x": f, "df": df, "value": stats.f.sf(f, *df)})
    for df in (1, 2, 5, 30, 200):
        for share in (0.001, 0.3, 1, 1.5, 4, 10):
            tails.append({"of": "chiSquare", "x": share * df, "df": [df], "value": stats.chi2.sf(share * df, df)})

    quantiles = []
    for p in (1e-12, 1e-6, 0.001, 0.01, 0.05, 0.3, 0.5, 0.7, 0.99, 0.9999):
        quantiles.append({"of": "normal", "p": p, "value": stats.norm.isf(p)})
        for df in (1, 3.5, 10, 200):
            quantiles.append({"of": "t", "p": p, "df": [df], "value": stats.t.isf(p, df)})
    return {"tails": tails, "quantiles": quantiles}
