import { describe, expect, it } from 'vitest';
import { metricSpace } from '../../../src/core/curves/metricSpace.ts';
import { describeShift } from '../../../src/core/shifts/describeShift.ts';
import type { Contrast } from '../../../src/core/shifts/fittedDifference.ts';

const contrast = (value: number, se: number): Contrast => ({ value, se });

const shiftOf = (gap: Contrast, averageGap: Contrast, gapRise: Contrast) =>
  describeShift(
    {
      comparison: {
        task: 'task',
        metric: 'acc',
        axis: 'loss:c4_val',
        direction: 'higher',
        factor: 'corpus',
        levels: ['c4', 'pile'],
        settings: [],
        unit: { lower: 0, span: 100 },
        space: metricSpace({ direction: 'higher', range: { lower: 0, upper: 100 }, floor: null }, []),
        bounded: true,
      },
      range: [2.5, 4],
      difference: {
        gapAt: () => gap,
        averageGap,
        gapRise,
        rises: [contrast(0.2, 0.01), contrast(0.2 + gapRise.value, 0.01)],
        df: 20,
      },
      verdicts: [],
    },
    0.0001,
    0.002,
  );

describe('a pair that differs in no way that can be named for sure', () => {
  it('is called by the larger of level and slope', () => {
    const level = shiftOf(contrast(0.02, 0.015), contrast(-0.015, 0.01), contrast(0.012, 0.01));
    expect(level).toMatchObject([{ kind: 'level', kinds: ['level'], effect: -1.5, q: 0.002 }]);
    const slope = shiftOf(contrast(0.02, 0.015), contrast(0.011, 0.01), contrast(-0.03, 0.02));
    expect(slope).toMatchObject([{ kind: 'slope', kinds: ['slope'], effect: -3 }]);
    expect(slope[0]?.sentence).toBe('From loss 3.85 to loss 2.65, c4 rises by 20.0 and pile rises by 17.0.');
  });

  it('is no shift where the gap stays below a point everywhere', () => {
    expect(shiftOf(contrast(0.009, 0.001), contrast(0.009, 0.001), contrast(0, 0.001))).toEqual([]);
  });
});
