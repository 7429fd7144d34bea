/**
 * The constants of forecasts and their backtests, each with its reason. Distances are in units of t, which
 * runs from 0 to 1 over the fitted runs of an axis. They were set by principle or on backtests among small
 * runs; `keptShare` and `quantileGuard` by reason, but after results on the largest Gadre runs had been seen.
 */
export const backtestLimits = {
  /**
   * A run this far in t below the newest one weighs 1/e of it: far runs obey other local shapes, near ones
   * are few.
   */
  recency: 0.18,
  /**
   * The same for scores that are read by their logarithm: a power law with an offset is one law there, near and far, and with the
   * shorter window two runs of a short ladder would set both of its coefficients and leave no noise to be seen.
   */
  logarithmicRecency: 0.5,
  /**
   * Fewest effective runs that the likelihood of a shape counts. One run a size adds up to 1.5 to 2, fewer than a shape has
   * parameters, so that it would hardly tell shapes apart: all would take part, and their spread would be the interval.
   * Dense ladders (7) do not feel it.
   */
  fewestCounted: 2.5,
  /**
   * Weight of the pseudo-observation "no skill scores as a guesser does", as a share of the weight of the
   * runs: half a run of seven. It steadies noisy curves, and bends clean ones whose floor is not exactly
   * chance.
   */
  chanceShare: 0.07,
  /** The other weight that the backtests of an axis may choose: none. */
  otherChanceShare: 0,
  /**
   * It is chosen where its mean error is below this share of the usual one: backtests are shorter than claims, and
   * chance helps most at a distance. Choosing it by any gain at all cost 3% of the interval score on hidden runs.
   */
  otherChanceGain: 0.9,
  /**
   * A further family of shapes takes part where its own backtests err at most this much more than the first family's: two
   * opinions of one quality err less together than each alone, by more than this. METHOD of the ensemble, docs/forecasts.md.
   */
  familyError: 1.05,
  /** Fewest kept errors by which families are compared; below, one odd run would choose. */
  fewestFamilyErrors: 20,
  /**
   * p(1-p) is not taken below this in the sampling floor: at 0 and 1 the binomial formula claims certainty.
   */
  smallestBinomialVariance: 0.05,
  /** Floor of the variance about a shape: a tenth of a point of the range, below what anybody reports. */
  smallestVariance: 1e-6,
  /** Unbounded metrics: an asymptote lies at most this many observed spreads beyond what was seen. */
  unboundedReach: 1,
  /**
   * Up to this many runs a ladder is short: its origins start earlier, since a late start would leave none.
   */
  shortLadder: 16,
  /** First origin of a long ladder: two coefficients and a shape from ten runs. */
  firstOrigin: 10,
  /** First origin of a short ladder: two coefficients, a shape, and one run left to see noise. */
  firstShortOrigin: 4,
  /**
   * Most origins of one curve, and most hidden runs of one origin: beyond, they repeat each other and only
   * cost time.
   */
  mostOrigins: 32,
  mostHidden: 32,
  /**
   * Origins below this share of the runs feed the drift only: such small ladders err unlike the one in hand.
   */
  keptShare: 0.6,
  keptShareShort: 0.5,
  /** Decay of an error's weight with the share of runs that its origin had not seen. */
  originDecay: 4,
  /**
   * Strength of the prior "no drift", in units of weight × distance²: one error at a tiny distance must not
   * set it.
   */
  driftPrior: 0.05,
  /**
   * The drift is left out where the kept backtests err by more than this much with it. At 1 it was left out where its gain only shows
   * in the quantiles (planned runs of Gadre et al.); dense simulated families err a fifth to a third less without it.
   */
  driftHarm: 1.1,
  /**
   * Degrees of freedom of the errors about their scale: heavy tails, so that one odd task does not set it.
   */
  errorDegrees: 5,
  /**
   * Strength of the pull of the log coefficients of the scale, in errors: enough to settle what the data
   * cannot tell.
   */
  scaleRidge: 1,
  /** Where that pull leads: exp(-1) of sampling, excess, disagreement and distance each. */
  scalePriorLog: -1,
  /**
   * Standard errors (jackknife over tasks) by which a quantile is moved outwards: few tasks set it less
   * surely.
   */
  quantileGuard: 0.7,
  /** Fewest hidden training runs and errors for a coverage: below, one odd run is the whole figure. */
  coverageRuns: 3,
  coverageErrors: 20,
} as const;
