/** The shapes of each family that take part in a forecast, in t: 0 is the first fitted run and 1 the last. */
export const familyLimits = {
  /** From a rise over the whole range (4) to a jump between neighbouring runs (30). */
  logisticSteepnesses: [4, 6, 9, 14, 20, 30],
  /** Midpoints over [0, 1.6], 25 of them: beyond the data the shape is an exponential, before it a saturating curve. */
  logisticReach: 1.6,
  /**
   * Targets beyond this t need midpoints beyond the usual ones: 0.3 past the target, so that it may still be on
   * the rise.
   */
  logisticFarTarget: 1.5,
  logisticFarMargin: 0.3,
  /** Exponents per unit of t: from a rise over several ranges to a jump between neighbouring runs, each twice the one before. */
  accuracyExponents: [1, 2, 4, 8, 16],
  /**
   * Where -log Q has fallen to 1. Left of the data the curve is on its way to the ceiling, right of it it has hardly begun.
   * Halving the step, or adding exponents between these, moved the interval score by 1% either way.
   */
  accuracyFirstPlace: -0.6,
  accuracyReach: 1.6,
  accuracyStep: 0.15,
  accuracyFarMargin: 0.3,
  /** Decay per unit of t, each twice the one before: from a few percent over the ladder to several powers of ten. */
  offsetRates: [1, 2, 4],
  /** Where what is left above the offset equals it: far left, all but the offset has gone; far right, no offset is felt. */
  offsetFirstPlace: -1,
  offsetReach: 2.6,
  offsetStep: 0.15,
  offsetFarMargin: 1,
  /** Decay of the distance to the asymptote per unit of t before the break; below 0 it grows first, which is a double descent. */
  brokenRatesBefore: [-2, 0, 2],
  /** After the break it always shrinks: a power law without an asymptote leaves the metric's range. */
  brokenRatesAfter: [1, 4],
  /** Width of the break in t: two neighbouring runs of a dense ladder. */
  brokenWidth: 0.05,
  brokenReach: 1.2,
} as const;
