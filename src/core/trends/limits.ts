/**
 * The limits by which trends are judged. All are round numbers set by principle; none was chosen on published labels.
 * Scores are in units of the metric's range (0 to 1); for a metric without a range, of the observed spread, but for
 * `flatBound`, which is then a share of the scores' own level.
 */
export const trendLimits = {
  /** Below 8 training runs a jump, a law and noise give the same picture in one curve out of ten. */
  fewestRuns: 8,
  /** A law has three parameters; two scales more are the least that could speak against it, in all and on its climb. */
  fewestScales: 5,
  /** Below 10 runs a law must also predict its own largest runs. */
  fewRuns: 10,
  /** Below 11 runs stability comes from leaving runs out and from new noise, and gates the verdict. */
  stableRuns: 11,
  /** There a verdict that most of its own resamples contradict is none. */
  stableShare: 0.5,
  /** Error rate of "it rises" and of "it falls", each: verdicts block merges, and every task is looked at twice. */
  moveP: 0.005,
  /** One point on a scale of a hundred: the smallest change that anybody reports. */
  smallestMove: 0.01,
  /** A reversal of less than a tenth of the main move is a footnote. */
  minorReversal: 0.1,
  /** The law must carry at least as much of the variance as it leaves. */
  lawR2: 0.5,
  /** Error rate of "the law does not fit". */
  lackOfFitP: 0.01,
  /** With it, the misfit must reach a tenth of the gain: with ten thousand items every law is rejected by p alone. */
  misfit: 0.1,
  /** Error rate of "the law does not hold for the largest runs", where plans read it. */
  largeEndP: 0.01,
  /** With it, the largest runs must lie so many standard deviations of one run off the law fitted without them. */
  largeEndDeviations: 3,
  /** A jump has its 10% and 90% points within a quarter of the observed range. */
  jumpWidth: 0.25,
  /** Runs that must lie on either plateau, at least; one run is not a plateau. */
  plateauRuns: 2,
  /** The same as a share of all runs. */
  plateauShare: 0.1,
  /** Difference of Akaike criteria for the logistic over the law: odds of 20 to 1. */
  jumpAicc: 6,
  /** A jump that leaves more variance than it carries is not one. */
  jumpR2: 0.5,
  /** Error rate of "the scatter is more than sampling gives". */
  dispersionP: 0.01,
  /** Ordinary run-to-run standard deviation: at 3 points two runs of one scale differ by up to 8 for no reason of scale. */
  runToRun: 0.03,
  /** Least variance of one item, in the weights: keeps a task near 0% from owning the fit (weights differ by 12 at most). */
  varianceFloor: 0.02,
  /**
   * Least run-to-run standard deviation, in the weights: one point. However many items it was read on, a run stands for its scale no
   * better than that, so that with unequal items no single run owns the fit.
   */
  runToRunFloor: 0.01,
  /** "Trendless" must exclude a change of a tenth of the range; below that it is "cannot tell". */
  flatBound: 0.1,
  /** The law's gain must be known to within a third of itself (95%): else "it rises" is all that can be said. */
  gainError: 1 / 3,
  /** Share of the gain that counts as all of it, where the last runs are said to carry it. */
  lateShare: 0.9,
  /** Largest runs that the law is asked to predict from the others: a share of all, and the least number. */
  hiddenShare: 0.2,
  fewestHidden: 2,
  /** The climb is where the law makes all of its change but this share. */
  beforeClimb: 0.1,
  /** An exact test may still say which way the scores go; one in twenty is enough for a sentence that gates nothing. */
  directionP: 0.05,
  /** A stated error gives the number of items only where the score is away from the ends: at 0 or 1 it is 0. */
  tellingVariance: 0.02,
  /** Fewer points than these carry no slope of their own. */
  fewestOfASlope: 5,
  /** The slope is read between these shares of the runs, so that one far run does not decide. */
  flatOuter: 0.05,
  /** A score is within noise of chance up to so many standard deviations: one of 400 scores at chance lies farther out. */
  withinNoise: 3,
  /** Fewer runs at chance or at the ceiling are not worth a sentence. */
  fewestAtBound: 3,
  /** On fewer degrees of freedom the deviation is not known to within a third of itself. */
  fewestFreedom: 4,
  /** The fitted means hardly move after the second round. */
  weightingRounds: 3,
  /** Runs from which the spline has one knot more than three: enough for a rise and a fall, more where points pay for them. */
  fourKnotsFrom: 11,
  fiveKnotsFrom: 18,
  sixKnotsFrom: 60,
};

/** The same, whatever their values: a user of the analysis may ask what other limits would do. */
export type TrendLimits = Readonly<Record<keyof typeof trendLimits, number>>;
