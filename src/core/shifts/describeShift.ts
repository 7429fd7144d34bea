import { shiftKindDetectors } from './kinds/index.ts';
import { describeLevel } from './kinds/levelShift.ts';
import type { FoundKind, ShiftEvidence } from './kinds/shiftKindDetector.ts';
import { describeSlope } from './kinds/slopeShift.ts';
import { shiftLimits } from './limits.ts';
import type { Shift, ShiftKind } from './shift.ts';

/** The largest gap between the levels anywhere in the shared range, without sign. */
const largestGap = ({ difference }: ShiftEvidence): number => {
  const last = shiftLimits.rankingPlaces - 1;
  return Math.max(
    ...Array.from({ length: last + 1 }, (_, step) => Math.abs(difference.gapAt(step / last).value)),
  );
};

/** A pair that differs in no single way that can be named for sure still differs: by whatever is larger. */
const largerOfLevelAndSlope = (evidence: ShiftEvidence): FoundKind & { readonly kind: ShiftKind } => {
  const { averageGap, gapRise } = evidence.difference;
  return Math.abs(averageGap.value) >= Math.abs(gapRise.value)
    ? { kind: 'level', effect: averageGap.value, sentence: describeLevel(evidence) }
    : { kind: 'slope', effect: gapRise.value, sentence: describeSlope(evidence) };
};

/**
 * Says what the difference of a rejected pair is: its kinds, the gravest first, and one sentence. Empty where the gap
 * stays below .01 of the metric's range everywhere: significant, but nothing anybody would report.
 */
export const describeShift = (evidence: ShiftEvidence, p: number, q: number): readonly Shift[] => {
  if (largestGap(evidence) < shiftLimits.effect) return [];
  const { comparison, range } = evidence;
  const named = shiftKindDetectors.flatMap(({ kind, detect }) => {
    const found = detect(evidence);
    return found === null ? [] : [{ kind, ...found }];
  });
  const shapes = named.filter(({ kind }) => kind !== 'verdict');
  const kinds = shapes.length > 0 ? named : [largerOfLevelAndSlope(evidence), ...named];
  const [main] = kinds;
  if (main === undefined) return [];
  const { task, metric, factor, levels, unit } = comparison;
  return [
    {
      task,
      metric,
      factor,
      kind: main.kind,
      kinds: kinds.map(({ kind }) => kind),
      levels,
      effect: main.effect * unit.span,
      p,
      q,
      range,
      flip: null,
      sentence: main.sentence,
    },
  ];
};
