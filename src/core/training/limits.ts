/**
 * The limits by which the health of a loss curve is judged. All are round numbers; those on noise were set so that less than
 * one healthy simulated run in a hundred is called anything (test/core/training/errorRates.test.ts), never on real runs.
 */
export interface TrainingLimits {
  readonly fewestRows: number;
  readonly windowShare: number;
  readonly narrowestWindow: number;
  readonly widestWindow: number;
  readonly scaleWindows: number;
  readonly spikeRise: number;
  readonly spikeDeviations: number;
  readonly levelRise: number;
  readonly levelDeviations: number;
  readonly recoveryWindows: number;
  readonly recoveryShare: number;
  readonly recoveredShare: number;
  readonly divergedRise: number;
  readonly rateRise: number;
  readonly finishedShare: number;
  readonly companions: number;
  readonly companionShare: number;
  readonly mostRestarts: number;
  readonly mostEvents: number;
}

export const trainingLimits: TrainingLimits = {
  /** Four of the narrowest windows: one to set the level, one for its scatter, two to compare. */
  fewestRows: 32,
  /** A window is a sixteenth of the log: short against the training, long enough for a median. */
  windowShare: 1 / 16,
  /** The median of fewer rows is hardly steadier than a row. */
  narrowestWindow: 8,
  /** Beyond 64 rows the median is steady enough, and a longer window would only be slower to see. */
  widestWindow: 64,
  /** Scatter is taken over four windows: from one alone it errs by half, which would make spikes of noise. */
  scaleWindows: 4,
  /** ln 1.1: a rise by less than a tenth for a few rows is an odd batch. */
  spikeRise: Math.log(1.1),
  /** In local standard deviations: ten rows of a million-row log pass 5, and the tails of batch noise are heavier. */
  spikeDeviations: 10,
  /** ln 1.03: laws of loss hold to about 1%, so 3% moves a run off its curve. */
  levelRise: Math.log(1.03),
  /** In local standard deviations, between two medians of a window: smoothed logs wander by one of them. */
  levelDeviations: 4,
  /** A rise that is gone within two windows was a spike: medians see no shorter stay. One that lasts longer was a jump. */
  recoveryWindows: 2,
  /** Or within this share of the log, where that is longer: spikes of densely logged runs fade over hundreds of rows. */
  recoveryShare: 1 / 32,
  /** Gone means that a quarter of the rise is left at most. */
  recoveredShare: 0.25,
  /** ln 1.2: at the usual exponents of 0.05 to 0.1 a fifth more loss undoes six times the compute, or more. */
  divergedRise: Math.log(1.2),
  /** A learning rate that grows by a tenth moves the loss by design. */
  rateRise: 1.1,
  /** A run within 5% of its end has done its schedule; declared tokens are rounded by as much. */
  finishedShare: 0.95,
  /** So many other logs must end at one step before it is taken for the end of all. */
  companions: 3,
  /** And they must be two thirds of the logs that are named together. */
  companionShare: 2 / 3,
  /** The longest trainings restart some dozens of times; beyond that the rows are not in the order of training. */
  mostRestarts: 100,
  /** Events that are told one by one for a run; the first of each kind say what the rest would. */
  mostEvents: 20,
};
