import { describe, expect, it } from 'vitest';
import { check } from '../../../src/core/check.ts';
import type { Narrowing } from '../../../src/core/gate/narrowing.ts';
import type { Report } from '../../../src/core/report/report.ts';
import { memoryWorkspace, textEntry } from '../../scenarios/_harness/memoryWorkspace.ts';
import { smallLab } from '../../support/contract/smallLab.ts';

const lab = smallLab({ expect: '>= 0.80' });

const report = (only?: Narrowing): Report => {
  const outcome = check({
    workspace: memoryWorkspace(new Map(Object.entries(lab).map(([path, text]) => [path, textEntry(text)]))),
    configPath: '.github/scaling-guard.yml',
    asOf: '2026-11-22',
    seed: 1,
    resamples: 0,
    toolVersion: '0.0.0',
    ...(only && { only }),
  });
  if (outcome.kind !== 'report') throw new Error('there is no report');
  return outcome.report;
};

describe('an audit of one task or plan', () => {
  it('says of it what the audit of everything says', () => {
    const whole = report();
    const one = report({ plan: 'cluster', task: 'reading' });
    expect(one.claims).toEqual(whole.claims);
    expect(one.tasks).toEqual(whole.tasks.filter(({ task }) => task === 'reading'));
    expect(one.curves).toEqual(whole.curves.filter(({ task }) => task === 'reading'));
    expect(one.decision).toBe('block');
  });

  it('is not decided by what is not asked about', () => {
    const other = report({ plan: null, task: 'writing' });
    expect(other.claims).toEqual([]);
    expect(other.findings.every(({ task }) => task === null || task === 'writing')).toBe(true);
    expect(other.decision).not.toBe('block');
  });
});
