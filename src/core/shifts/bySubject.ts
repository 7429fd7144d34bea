import { byCodeUnits } from '../collections/byCodeUnits.ts';
import type { Shift, UntestedPair } from './shift.ts';

const flipped = (entry: Shift | UntestedPair): string =>
  'flip' in entry && entry.flip !== null ? [entry.flip.factor, ...entry.flip.levels].join('\n') : '';

/** By task, metric, factor and levels; flips between the same two losses by what they flip. */
export const bySubject = (a: Shift | UntestedPair, b: Shift | UntestedPair): number =>
  byCodeUnits(a.task, b.task) ||
  byCodeUnits(a.metric, b.metric) ||
  byCodeUnits(a.factor, b.factor) ||
  byCodeUnits(a.levels[0], b.levels[0]) ||
  byCodeUnits(a.levels[1], b.levels[1]) ||
  byCodeUnits(flipped(a), flipped(b));
