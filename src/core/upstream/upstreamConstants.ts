/** The constants of upstream fits, each with its reason. */
export const upstreamConstants = {
  /**
   * Hoffmann et al. (2022), appendix D.3: residuals of log loss beyond 0.1% count linearly, so that odd small
   * runs do not steer.
   */
  huberDelta: 1e-3,
  /** Five parameters, and two runs left over. */
  fewestRuns: 7,
  /** Different values of params and of tokens: two parameters each, and a third one to see the curvature. */
  fewestValues: 3,
  /** Correlation of log params and log tokens above which the two cannot be told apart. */
  mostCorrelation: 0.999,
  /** Starting exponents, tried in all pairs: published ones lie between 0.2 and 0.6. */
  startExponents: [0.15, 0.3, 0.5, 0.8],
  /** Best starts that are followed to the end. */
  followedStarts: 4,
  /** Resamples of runs for standard errors. */
  resamples: 100,
  /** Fewest resamples that must converge for a standard error. */
  fewestResamples: 50,
  /** Most origins of the backtest: each costs a fit. */
  mostOrigins: 10,
  /** Hidden runs at half the target's distance that make a backtest of it. */
  fewestHidden: 3,
  supportingShare: 0.5,
} as const;
