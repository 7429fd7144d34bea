/** The constants of upstream fits, each with its reason. */
export const upstreamLimits = {
  /**
   * Hoffmann et al. (2022), appendix D.3: residuals of log loss beyond 0.1% count linearly, so that odd small
   * runs do not steer.
   */
  huberDelta: 1e-3,
  /** Five parameters, and two runs left over. */
  fewestRuns: 7,
  /**
   * A fit has come to rest when its objective falls by less than this share. Against SciPy's BFGS the objective is then right to
   * 2e-9 and the exponents to 5e-5.
   */
  restingShare: 1e-9,
  /**
   * The same for a resample, and for a fit without one run. It moves standard errors by less than 1% and names the same runs as
   * most influential, at half the cost.
   */
  refitRestingShare: 1e-6,
  /** Different values of params and of tokens: two parameters each, and a third one to see the curvature. */
  fewestValues: 3,
  /** Correlation of log params and log tokens above which the two cannot be told apart. */
  mostCorrelation: 0.999,
  /** Starting exponents, tried in all pairs: published ones lie between 0.2 and 0.6. */
  startExponents: [0.15, 0.3, 0.5, 0.8],
  /** Best starts that are followed to the end. */
  followedStarts: 4,
  /** Different scales for a power law: two parameters, and two runs left over. */
  fewestScales: 4,
  /** One parameter more, and two runs left over. */
  fewestScalesWithOffset: 5,
  /** Shares of the least loss that are tried as irreducible before the best is refined. */
  startOffsets: [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95],
  /**
   * Most runs that are left out to see what a law hangs on: each costs a fit. Of 245 simulated runs the three that move the
   * prediction most were among the first 28 by leverage.
   */
  leftOutRuns: 64,
  /** Influential runs that are named. */
  namedRuns: 3,
  /**
   * Resamples of runs for standard errors: these are then known to 5%. With 100 of them 90% intervals cover one to two points
   * less.
   */
  resamples: 200,
  /** The same where no claim asked: known to 9%, for a third of the cost. */
  auditResamples: 60,
  /** Share of the resamples that must converge for a standard error. */
  fewestConverged: 0.5,
  /** Most origins of the backtest: each costs a fit. */
  mostOrigins: 10,
  /** Hidden runs at half the target's distance that make a backtest of it. */
  fewestHidden: 3,
  supportingShare: 0.5,
  /** Most fits of one family besides the one to all of its runs. */
  mostChainOrigins: 16,
  /** How many times the compute of the largest run the influence of runs is measured at, where no plan says. */
  referenceMultiple: 10,
} as const;
