/** The shapes of each law that are searched: what lies beyond is another law, or is told by no runs. */
export const lawLimits = {
  /**
   * Steepest rate times span: nine tenths of the change happen in the last (or first) tenth of the range. What is steeper
   * can not be told from a jump between two runs.
   */
  exponentialSteepest: 20,
  /** Flattest: the curve departs from a straight line by less than a hundredth of its change. */
  exponentialFlattest: 0.05,
  /** Steps of a seventh on the log scale: between neighbours the best fit's residual sum differs by less than a thousandth. */
  exponentialSteps: 44,
  /** Narrowest and widest, as shares of the span: the change from 10% to 90% of it takes 4.394 widths, so 2% to all of the span. */
  logisticNarrowest: 0.005,
  logisticWidest: 0.23,
  /** Neighbouring widths differ by a fifth. */
  logisticWidths: 22,
  logisticMidpoints: 40,
  /** A midpoint beyond these runs from either end is a guess about a plateau that nobody has seen. */
  logisticSeenShare: 0.08,
  logisticSeenRuns: 2,
  /**
   * How far the law has come at the largest scale, as the logit of the share of its rise: from where it cannot be told from an
   * exponential to its 90% point. Beyond that it has ended inside the runs, and says nothing of what is to come.
   */
  climbingLeast: -4,
  climbingReaches: 36,
  /** Narrowest and widest, as shares of the span. One that takes a quarter of the span from 10% to 90% (4.394 widths) is a jump. */
  climbingNarrowest: 0.0569,
  climbingWidest: 0.5,
  climbingWidths: 26,
  /** Steepest exponent times span on either side, as of the plain power law: beyond it a branch is a jump between two runs. */
  brokenSteepest: 20,
  /** Narrowest and widest break as shares of the span; half of the bend lies within 2.2 of them on either side. */
  brokenSharpest: 0.005,
  brokenSmoothest: 0.5,
  /** A branch of one or two scales has no exponent, so a break has at least the third scale on either side. */
  brokenSeenScales: 3,
  /** The coarse grid: what lies between, refinement from several starts reaches. */
  brokenExponents: [-15, -6, -2.5, -1, -0.3, 0.3, 1, 2.5, 6, 15],
  brokenBreaks: 8,
  brokenSmoothnesses: [0.01, 0.03, 0.1, 0.3],
  /** Steepest exponent times span, as of the other power laws; of either sign, so that a falling score is described too. */
  accuracySteepest: 20,
  /** −log Q at the largest scale: nearer to the best score than a thousandth, or to a guesser's than e^-12, is not told. */
  accuracyNearest: 0.001,
  accuracyFarthest: 12,
  /** Gaps tried between the two, evenly on the log scale; exponents times the span between flat and the steepest, of either sign. */
  accuracyGaps: 24,
  accuracyRates: [0.05, 0.15, 0.4, 0.8, 1.3, 2, 3, 4.5, 7, 11, 16],
} as const;
