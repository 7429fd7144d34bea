import type { RandomSource } from '../../../src/core/stats/randomSource.ts';
import type { Lab } from './lab.ts';

/** What a pull request makes of a lab. */
export interface Changed {
  readonly lab: Lab;
  /** Runs that it adds, scored, placed, and no other run's: nobody can tell whether they are true, so they are shown. */
  readonly added?: readonly string[];
}

export type Change = (lab: Lab, random: RandomSource) => Changed;
