import { sizeInWords } from './changeWords.ts';
import type { Comparison } from './comparison.ts';
import type { FlipSides } from './intersectionUnion.ts';
import { reservedFactor } from './reservedFactor.ts';
import type { Shift } from './shift.ts';

/** A flip as a shift: which level leads at which loss, by how much. */
export const describeFlip = (
  comparison: Comparison,
  [first, second]: FlipSides,
  p: number,
  q: number,
): Shift => {
  const { task, metric, factor, levels, unit } = comparison;
  const sizeOf = (value: number): number => Math.abs(value) * unit.span;
  const leads = [sizeOf(first.lead.value), sizeOf(second.lead.value)] as const;
  return {
    task,
    metric,
    factor: reservedFactor,
    kind: 'ranking',
    kinds: ['ranking'],
    levels: [first.corpus, second.corpus],
    effect: Math.min(...leads),
    p,
    q,
    range: first.range,
    flip: { factor, levels, leads },
    sentence:
      `${levels[0]} leads by ${sizeInWords(comparison, first.lead)} at equal ${first.corpus} loss, ` +
      `${levels[1]} by ${sizeInWords(comparison, second.lead)} at equal ${second.corpus} loss.`,
  };
};
