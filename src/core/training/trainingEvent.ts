/** What can befall a training run, as its log shows it. */
export type TrainingEventKind = 'spike' | 'jump' | 'divergence' | 'restart' | 'unfinished';

export interface TrainingEvent {
  readonly kind: TrainingEventKind;
  readonly step: number;
  /**
   * Spike, jump, divergence: the rise of the log loss in local standard deviations, null where that is not a number. Restart:
   * steps that were run again. Unfinished: the share of the run that is missing.
   */
  readonly size: number | null;
  /** Whether it counts against the run. A spike that came back, or a restart, is told and does not. */
  readonly unhealthy: boolean;
  /** What was seen, in one sentence that begins with the kind. */
  readonly sentence: string;
}

/** A training run with what befell it. */
export interface MarkedRun {
  /** The training run, as the evidence names it. */
  readonly run: string;
  /** At least one, in the order of training. */
  readonly events: readonly TrainingEvent[];
}
