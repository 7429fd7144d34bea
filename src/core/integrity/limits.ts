/**
 * The limits of the integrity checks, each with its reason. They follow from arithmetic or from a rate of false alarms that is
 * worked out beside them; none was chosen by looking for what fires on a data set.
 */
export const integrityLimits = {
  /** A stand-in for a missing score lies this far beyond the others: all of them lie above half of it. */
  sentinelGap: 0.5,

  /** No guesser misses every item of a task with so small a probability, in as many scores as anybody has. */
  zeroProbability: 1e-9,

  /** A percentage is 100 times its fraction. Scores of one task seldom differ that much; two units of one task always do. */
  percent: 100,

  /** No score of the smaller unit comes nearer than this to one of the larger, or the two are one spread of scores. */
  unitGap: 5,

  /** How far a percentage, taken as one, may lie beyond the fractions beside it: runs of other sizes score differently. */
  unitSlack: 3,

  /** A fraction of a percent looks this much too small at least. */
  tiny: 1 / 20,

  /** Tasks on which a run must look like another unit: on fewer, a skill that has just begun looks the same. */
  unitTasks: 3,

  /** Significant digits beyond which a score is telling: 0.82 is met by chance, 0.5327545 is not. */
  tellingDigits: 3,

  /**
   * The least number of equal tasks in two vectors of scores. Two runs that answer n items equally well meet in a score with
   * probability 1/(2√π·√(n·p·(1 − p))) at most, below 0.1 from 32 items on. Five tasks make that 10⁻⁵ for one pair.
   */
  equalTasks: 5,

  /** Above that, as many powers of ten as there are pairs, and three more: fewer than one false alarm in a thousand checks. */
  equalTasksBeyondPairs: 3,

  /** Share of the tasks in common that must be equal: reruns of one evaluation differ on one task of 65 (batch sizes, kernels). */
  equalShare: 0.95,

  /**
   * Up to this step a checkpoint is as good as untrained: the learning rate of a warm-up starts at 0, and ten of its thousand steps
   * or more make a twentieth of one full step. Checkpoints of one size that start from the same weights score the same there.
   */
  untrainedSteps: 10,

  /** A value that more runs than this share is what a guesser scores, or a constant answer; it tells nothing. */
  commonValueRuns: 4,
  commonValueShare: 0.1,

  /** Of so many runs on, a value tells little even below that share, and to look at all of their pairs would take the square of their number. */
  commonValueMost: 250,

  /**
   * A standard error may exceed that of independent items: by clusters of nine questions about one text, or nine tries at one
   * question. One in the wrong unit, or of another score, does by far more.
   */
  standardErrorSlack: 3,

  /** Runs from which the usual standard error of a task is known. */
  standardErrorRuns: 4,

  /** No mean of values between 0 and 1 has a larger standard error: two items, one of them right. */
  largestStandardError: 0.5,

  /** Counts of items that differ by less are one task with a few items dropped. */
  itemsSlack: 0.02,

  /** Rounding of a score, times the items, below which the grid of possible scores can still be seen. */
  gridRounding: 0.05,

  /** Distinct scores that must miss the grid of the stated items. */
  gridScores: 5,

  /** Expected number of counts that would explain all scores by chance: above it the count is not named. */
  gridChance: 1e-3,

  /** Probability that all scores of a task are even by chance, or multiples of 3 and so on: a false alarm in 10,000 tasks, over all multiples. */
  gridPartChance: 1e-5,

  /** Times that items are counted too often, up to which a part is looked for. */
  mostTimes: 10,

  /** Items up to which another count is looked for. */
  mostGridItems: 20_000,

  /** Standard errors below chance that no guesser gets to: 1 in 740 a score, 10⁻¹⁴ for the best of five. */
  belowChance: 3,

  /** Two choices are the fewest, and whoever guesses among them is right half of the time, however the answers are spread. */
  largestChance: 0.5,

  /** Runs whose best must lie below chance. */
  chanceRuns: 5,

  /** Tasks on which a run must lie below chance. */
  belowChanceTasks: 3,

  /** Probability, over all runs, that a run lies below chance on so many tasks while it is like the others. */
  belowChanceProbability: 1e-3,

  /** Parameter counts of one model differ by 2.5 times with what is counted; beyond twice that something else is wrong. */
  sizeFactor: 5,

  /**
   * A name is rounded to the size that sells: dense models have between 0.92 and 1.31 times the parameters of their names, so that two
   * of one family differ by less than this in how many.
   */
  nameFactor: 1.5,

  /** Two neighbours in size count the same parts where their shares of their names differ by less. */
  nameAgreement: 1.1,

  /** How far apart two sizes may be for the share of the embeddings to change little from one to the other: it falls with the size at most. */
  nameNeighbours: 4,

  /** Three figures of two digits each, as manifests have them, move a ratio by this much without any fault. */
  computeRounding: 1.15,

  /** Robust standard deviations of the ratios of the other runs that nothing but a fault lies beyond. */
  computeDeviations: 8,

  /** Training FLOPs over params times tokens, against the other runs: 2.5 by what is counted, and attention over long contexts. */
  computeFactor: 3,

  /** Runs from which their median ratio is known. */
  computeRuns: 4,

  /**
   * FLOPs over params times tokens are about 6; recomputing activations, attention over long contexts and sparse models move that by
   * less than this in a whole family. A unit moves it by 1,000 at least.
   */
  scaleOffTogether: 30,

  /** One run among others that are right: the sparsest model, counted by all of its parameters, is off by less. */
  scaleOffAlone: 1000,

  /** The smallest language model that anybody scores has more parameters, and sees more tokens. */
  fewestParams: 1000,
  fewestTokens: 1000,

  /** Finished trainings have between 1 and 100,000 tokens for each parameter; these lie well outside. */
  leastTokensPerParameter: 1e-3,
  mostTokensPerParameter: 1e7,

  /** Above the loss of a uniform guess over the largest vocabularies, in nats: ln 250,000 is 12.4. */
  largestLoss: 13,

  /** Share of the losses on a corpus that lie above it, from which even a single one speaks for its column. */
  lossColumnShare: 0.25,

  /** Runs of one family from which the order of its losses is known. */
  lossRuns: 8,

  /** A loss that stands out: by so many robust standard deviations, and by so much of itself. Corpora differ by far more. */
  lossDeviations: 8,
  lossShare: 0.1,

  /** Other corpora that the losses on one are held against; of more, an even selection. */
  mostOtherCorpora: 16,

  /** Runs between which slopes are taken; of more, an even selection. */
  mostSlopeRuns: 120,

  /** Leaves from which a score that is their mean is a group and no coincidence. */
  groupLeaves: 3,

  /** Relative difference between a group's score and the mean of its leaves, by single precision and a printed table. */
  groupRounding: 1e-5,

  /** Relative difference between a group's standard error and what a way of aggregating gives for its leaves: printed to two digits and more. */
  aggregateRounding: 0.01,

  /** Standard errors of a group that were worked out in one way are too large by factors that differ by less than this between runs: their scores differ, and so do those of the leaves. */
  aggregateSpread: 1.5,

  /** Corpora on which two runs must have equal losses to every digit. */
  equalLosses: 2,

  /** Median absolute deviation to standard deviation, of normal residuals. */
  normalDeviation: 1.4826,

  /** Findings of one check that are told one by one; the rest is counted. */
  mostFindings: 20,
  /** Half a unit in the last place of a single-precision number, relative. */
  singlePrecision: 1.2e-7,
  /** Printed decimals that are told from full precision. */
  mostDecimals: 6,
  /** How far a printed decimal lies from a whole number of its last places: double precision, with room. */
  decimalRounding: 1e-8,
  /** Values that a single-precision number has in common with its rounding. */
  roundingOfTelling: 1e-6,
  /** Decimals of a printed table, as a factor. */
  printedPlaces: 1e4,
  /** Digits from which a loss is a measurement of its own, and not one that was rounded for a table. */
  lossDigits: 5,
} as const;
