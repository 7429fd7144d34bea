import { byCodeUnits } from './byCodeUnits.ts';

/** The entries of a map in the order of their keys, so that equal maps make equal texts. */
export const sortedEntries = <Value>(map: Readonly<Record<string, Value>>): readonly [string, Value][] =>
  Object.entries(map).sort(([a], [b]) => byCodeUnits(a, b));
