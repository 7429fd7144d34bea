import { describe, expect, it } from 'vitest';
import { arrange, scoresOf } from '../../src/core/shifts/arrangement.ts';
import { type Contrast, fitDifference } from '../../src/core/shifts/fittedDifference.ts';
import { listComparisons } from '../../src/core/shifts/listComparisons.ts';
import { omnibusTest } from '../../src/core/shifts/omnibusTest.ts';
import { shiftDesign } from '../../src/core/shifts/shiftDesign.ts';
import { shiftModel } from '../../src/core/shifts/shiftModel.ts';
import { curveOf } from '../support/shifts/simulatedCurves.ts';
import { expectAllRelative, expectRelative, readReference } from './readReference.ts';

const { cases } = readReference<{
  readonly cases: readonly {
    readonly truth: string;
    readonly levels: Readonly<
      Record<string, { readonly loss: readonly number[]; readonly score: readonly number[] }>
    >;
    readonly range: readonly [number, number];
    readonly f: number;
    readonly p: number;
    readonly df: readonly [number, number];
    readonly averageGap: Contrast;
    readonly gapRise: Contrast;
    readonly rises: readonly Contrast[];
  }[];
}>('shiftModel');

describe.each(cases)('the model of a shift against statsmodels ($truth)', (reference) => {
  const curves = Object.entries(reference.levels).map(([corpus, { loss, score }]) =>
    curveOf(
      'task',
      { corpus },
      loss.map((scale, index) => ({ trainingRun: `${corpus}-${index}`, scale, score: score[index] ?? 0 })),
    ),
  );
  const [comparison] = listComparisons(curves, ['corpus']).comparisons;
  if (comparison === undefined) throw new Error('no comparison');
  const arrangement = arrange(comparison, comparison.axis);
  if (arrangement.kind === 'refused') throw new Error(arrangement.reason);
  const model = shiftModel(shiftDesign(arrangement.points), scoresOf(comparison, arrangement), true);
  // Without permutations the omnibus test is Fisher's, which statsmodels has.
  const test = omnibusTest(model, () => []);
  if (test === null) throw new Error('no test');

  it('compares on the same range', () => {
    expectAllRelative(arrangement.range, reference.range, 1e-12);
  });

  it('gives the same p, to 1e-7', () => {
    expectRelative(test.p, reference.p, 1e-7);
    expect(test.df).toBe(reference.df[1]);
  });

  it('reads the same differences, with the same errors, to 1e-7', () => {
    const difference = fitDifference(model, test);
    const own = [difference?.averageGap, difference?.gapRise, ...(difference?.rises ?? [])];
    const theirs = [reference.averageGap, reference.gapRise, ...reference.rises];
    expect(own).toHaveLength(theirs.length);
    theirs.forEach(({ value, se }, index) => {
      expectRelative(own[index]?.value, value, 1e-7);
      expectRelative(own[index]?.se, se, 1e-7);
    });
  });
});
