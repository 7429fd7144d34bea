import { expect, it } from 'vitest';
import { chooseAxis } from '../../../src/core/curves/chooseAxis.ts';
import type { RunFacts } from '../../../src/core/records/scoreRecord.ts';
import { aRecord, aRun } from '../../support/fixtures.ts';

const axisOf = (runs: readonly RunFacts[], taskLoss: number | null = null) =>
  chooseAxis(
    runs.map(({ id }) => aRecord({ run: id, taskLoss })),
    new Map(runs.map((run) => [run.id, run])),
  );

it('prefers a loss among axes that all runs have, the first corpus by name', () => {
  const facts = { params: 1e8, tokens: 1e9, losses: { web: 3, c4: 3.1 } };
  expect(axisOf([aRun('a', facts), aRun('b', facts)], 1.2)).toBe('loss:c4');
});

it('prefers the axis that more runs have', () => {
  expect(axisOf([aRun('a', { params: 1e8, losses: { c4: 3 } }), aRun('b', { params: 1e9 })])).toBe('params');
});

it('falls back to task-loss, then flops, params, tokens', () => {
  expect(axisOf([aRun('a', { params: 1e8, flops: 1e20 })], 1.2)).toBe('task-loss');
  expect(axisOf([aRun('a', { params: 1e8, tokens: 1e9, flops: 1e20 })])).toBe('flops');
  expect(axisOf([aRun('a', { tokens: 1e9, params: 1e8 })])).toBe('params');
  expect(axisOf([aRun('a', { tokens: 1e9 })])).toBe('tokens');
});

it('has no axis to offer where no run states any scale, or is known', () => {
  expect(axisOf([aRun('a')])).toBeNull();
  expect(chooseAxis([aRecord({ run: 'stranger' })], new Map())).toBeNull();
});
