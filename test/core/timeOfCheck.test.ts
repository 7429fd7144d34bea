import { describe, expect, it } from 'vitest';
import { check } from '../../src/core/check.ts';
import { memoryBase } from '../scenarios/_harness/memoryBase.ts';
import { memoryWorkspace } from '../scenarios/_harness/memoryWorkspace.ts';
import { storySides } from '../scenarios/_harness/story.ts';

/** The story of a new run, where the time is over after the clock was looked at so many times. */
const checkWith = (looks: number) => {
  const { head, base } = storySides('run-added-by-a-pull-request');
  if (base?.kind !== 'files') throw new Error('the story has no base');
  let looked = 0;
  const elapsed = (): number => {
    looked += 1;
    return looked > looks ? 1e9 : 0;
  };
  const outcome = check({
    workspace: { ...memoryWorkspace(head), elapsed },
    configPath: '.github/scaling-guard.yml',
    base: memoryBase(head, base),
    asOf: '2026-11-20',
    seed: 1,
    resamples: 0,
    toolVersion: '0.0.0',
  });
  if (outcome.kind !== 'report') throw new Error('there is no report');
  return { report: outcome.report, looked };
};

describe('a check that takes longer than it may', () => {
  const whole = checkWith(Number.POSITIVE_INFINITY);
  const files = whole.report.inputs.files;

  it('judges what it had time for, and is inconclusive with what it had not', () => {
    const { report } = checkWith(files + 2);
    expect(report.decision).toBe('inconclusive');
    const told = report.problems.filter(({ rule }) => rule === 'SG125').map(({ message }) => message);
    expect(told).toEqual([
      expect.stringMatching(
        /longer than 600 seconds.*not judged: \d+ of \d+ curves, the shifts between curves, 3 of 3 claims\.$/,
      ),
    ]);
    expect(report.claims.map(({ decision }) => decision)).toEqual([
      'inconclusive',
      'inconclusive',
      'inconclusive',
    ]);
  });

  it('says so wherever the time ends, and passes only where it did not', () => {
    for (let looks = 0; looks < whole.looked; looks += 1) {
      const { report } = checkWith(looks);
      expect(
        report.problems.some(({ rule }) => rule === 'SG125'),
        `after ${looks}`,
      ).toBe(true);
      expect(['inconclusive', 'block'], `after ${looks}`).toContain(report.decision);
    }
    expect(checkWith(whole.looked).report).toEqual(whole.report);
  });
});
