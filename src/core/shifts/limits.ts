/**
 * The constants that shifts are decided by, each with its reason. docs/method.md has what happens when they move.
 */
export const shiftLimits = {
  /** Distinct training runs a level needs inside the shared range: a mean curve takes 4 of them, a difference 3. */
  runsPerLevel: 6,
  /** Where several settings of the other factors are pooled, each must say something of both levels by itself. */
  runsPerLevelAndSetting: 3,
  /** Shared range over covered range: below a quarter the levels were run at different scales, and scale explains all. */
  sharedRange: 0.25,
  /** False-discovery rate over all pairs tested: at .05 a family with many true shifts lets through too many false ones. */
  falseDiscoveryRate: 0.01,
  /** As a share of the metric's range: one point is the smallest change that anybody reports. */
  effect: 0.01,
  /** Levels up to which every pair of them is a test of its own; with four there are six pairs, and one test for all goes first. */
  levelsByPair: 3,
  /** Levels of a factor that are compared on a task, those with the most runs: pairs grow with their square, and so does what a reader has to look at. */
  levelsCompared: 32,
  /** Settings of the other factors that a pair is pooled over, those with the most runs: each brings columns of its own, so the work grows with their cube, and 16 bound a gap well enough. */
  settingsPooled: 16,
  /** Pairs named of those that one reason keeps from a comparison; the others are counted. */
  untestedNamed: 3,
  /** Label permutations a pair: their mean and 95% point are then known to about a tenth. */
  permutations: 199,
  /** Runs above which the common curve may bend once more. */
  runsForFiveKnots: 40,
  /** Knots of the common curve as quantiles of the distinct scales: the outer ones leave the ends straight. */
  fourKnots: [0.05, 0.35, 0.65, 0.95],
  fiveKnots: [0.05, 0.275, 0.5, 0.725, 0.95],
  /** Smallest p(1-p) in the weights: keeps a score of 0 from owning the fit (weights differ at most 12.5-fold). */
  varianceFloor: 0.02,
  /** Rounds of reweighting by the fitted mean: the third moves no weight by a percent. */
  weightingRounds: 3,
  /** A rise is read between these parts of the shared range: at the very ends a spline says little. */
  riseFrom: 0.1,
  riseTo: 0.9,
  /** Direction: each level's own rise, since the sentence claims two facts. */
  directionP: 0.01,
  /** Level, slope and ranking describe a pair that is rejected already, so they are held to the usual level. */
  kindP: 0.05,
  /** Ranking looks along the whole range, in 17 places that hang together like about three tests. */
  rankingPlaces: 17,
  rankingTests: 3,
  /** As a share of the metric's range: a gap that large would change any plan, so not to see it is not to know. */
  unresolved: 0.1,
  /** The average gap is bounded by 95% on both sides. */
  boundTail: 0.025,
  /** Verdicts that differ are a shift only where resampling hardly ever changes either of them. */
  verdictStability: 0.8,
} as const;
