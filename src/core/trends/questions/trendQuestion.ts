import type { TrendLimits } from '../limits.ts';
import type { Measurement } from '../measurement.ts';

/** An answer with the numbers it stands on, by name; null where one could not be had. */
export interface Answer {
  readonly yes: boolean;
  readonly numbers: Readonly<Record<string, number | null>>;
}

/** One question asked of a curve: one file that exports one of these, and one line in the registry. */
export interface TrendQuestion {
  readonly name: string;
  /** As a question a reader can follow: `Does it rise?` */
  readonly title: string;
  ask(measurement: Measurement, limits: TrendLimits): Answer;
}
