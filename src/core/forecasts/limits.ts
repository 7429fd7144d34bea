/**
 * The constants of calibration and of what a forecast needs, each with its reason. Distances are in units of
 * t.
 */
export const forecastingLimits = {
  /** Fewest distinct scales for a forecast: two coefficients, a shape, and one left over to see noise. */
  fewestScales: 4,
  /**
   * Full calibration. Over random subsets of tasks of a real ladder, coverage of 90% intervals in the worst
   * tenth was 0.78 with 4 tasks and 0.89 with 8; below 10 runs or 5 origins too few scales are seen.
   */
  fullTasks: 8,
  fullRuns: 10,
  fullOrigins: 5,
  /** Borrowed calibration needs two tasks and eight runs: one task cannot show how differently tasks err. */
  borrowedTasks: 2,
  borrowedRuns: 8,
  /**
   * A short ladder, of five to seven runs, has one to six errors a task, so it needs as many tasks as a full
   * calibration. Over ladders of 5 to 7 runs drawn from real ones and simulated, one-sided 90% limits held 0.88 to 1.00.
   * Four runs leave no backtest at all.
   */
  shortRuns: 5,
  shortTasks: 8,
  /**
   * One task alone shows nothing of how differently tasks err, but a dense ladder of it can try the shipped limits itself: with so
   * many runs, this many of them hidden at half the claim's distance or more, from as many origins as a full calibration. Claims .05
   * above the truth passed in at most .01 of the simulations of scripts/measure/oneTask.ts.
   */
  aloneRuns: 20,
  aloneHidden: 8,
  /**
   * Two tasks are one where most of the runs of the longer curve have the same scores in both, four runs at least, to what a
   * percentage with one decimal rounds away: two tasks that differ have no four runs in a row so near to each other. So many curves
   * with a score in common are looked at.
   */
  roundingOfCopies: 5e-4,
  sharedRunsOfCopies: 4,
  sharedShareOfCopies: 0.5,
  curvesHeldAgainst: 50,
  /** A backtest supports a claim from half its distance on. */
  supportingShare: 0.5,
  /**
   * How far beyond the longest backtest a claim may read before its limits widen, as a multiple of that backtest's distance. A
   * calibration says nothing about distances that it never saw; the tenth on top allows for a target that lies a rounding past the
   * last fold.
   */
  longestDistanceRatio: 1.1,
  /** Weight of the shipped quantiles against the local ones, in tasks. */
  borrowedWeight: 8,
  /** Local evidence that is not full counts as at most this many tasks, however many tasks there are. */
  mostBorrowedTasks: 7,
  /** Shipped scale: half of noise and disagreement each, and 0.05 of the range per unit of t. */
  shippedScale: { sampling: 0.5, excess: 0.5, spread: 0.5, distance: 0.0025 },
  /**
   * Shipped 5% and 95% quantiles of error / sigma: held 90 to 95% on several sets without any local
   * calibration.
   */
  shippedLower: 2,
  shippedUpper: 2.5,
  shippedTail: 0.05,
  /**
   * The irreducible loss stays below this share of the smallest loss, so that log(L - E) keeps its digits.
   */
  mostIrreducible: 0.75,
  /** Fewest points of the compute frontier for an irreducible loss: three parameters and two left over. */
  fewestFrontier: 5,
  /** The usual confidence of a claim, so that a reader compares like with like. */
  hiddenLevel: 0.9,
  /** Places tried, as shares of the way from the largest run to the target. */
  nextRunTried: [0, 0.25, 0.5, 0.75, 1],
  /** A run that narrows the interval by less than this is not worth naming. */
  smallestShrink: 0.1,
  /** From here on the usual grid of midpoints does not surround the target any more. */
  usualReach: 1.5,
  /** Digits in which scores agree that are copies: a percentage and its fraction differ by rounding. */
  copiedDigits: 9,
  /** Where there is no backtest, or a tiny one: finite, and far above any limit on the ratio. */
  mostDistanceRatio: 1e6,
  /**
   * The shape of the shipped quantiles between and beyond the 5% and 95% that were measured: Student's t with 5
   * degrees of freedom.
   */
  shippedDegrees: 5,
  /** Most origins of one curve: each costs a fit of every route. */
  mostRouteOrigins: 16,
  /**
   * Power of the backtest error in a route's weight. At 8 a route that errs a tenth more counts half, and one that errs a third more
   * a tenth: between choosing, which follows the noise of the errors, and a plain mean, which heeds a bad route.
   */
  routeErrorPower: 8,
  /** Keeps an error of 0 from owning the mixture: a tenth of a point. */
  smallestRouteError: 1e-3,
} as const;
