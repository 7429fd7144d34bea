import { describe, expect, it } from 'vitest';
import { undeclaredFactorVaries } from '../../../../../src/core/policy/rules/tasks/undeclaredFactorVaries.ts';
import type { TaskSubject } from '../../../../../src/core/policy/taskSubject.ts';
import { aTrend } from '../../../../support/fixtures.ts';

const subject = (task: string, parts: Partial<TaskSubject>): TaskSubject => ({
  task,
  metric: 'acc',
  trend: aTrend({}),
  curves: [],
  shifts: [],
  undeclaredFactors: ['configuration'],
  ...parts,
});
const differs = (...keys: readonly string[]) => ({
  configurationDifferences: keys.map((key) => ({ key, text: `${key}: a against b in 3 of 8 runs` })),
});

describe('an undeclared configuration that varies', () => {
  it('is told with the keys and values of the first task, and the other keys by name', () => {
    const told = undeclaredFactorVaries.evaluate([
      subject('arc', differs('limit', 'doc_to_text')),
      subject('piqa', differs('fewshot_split')),
      subject('sciq', { undeclaredFactors: [] }),
    ]);
    expect(told).toEqual([
      'configuration varies inside the curves of 2 tasks, arc the first (limit: a against b in 3 of 8 runs; doc_to_text: a against b in 3 of 8 runs; also fewshot_split), and is not declared under factors',
    ]);
  });

  it('stays short, however many keys differ', () => {
    const keys = Array.from({ length: 500 }, (_, index) => `key_${index}`);
    const [told] = undeclaredFactorVaries.evaluate([subject('arc', differs(...keys))]);
    expect(told).toMatch(/key_2: .*; also key_10, .* and 492 more\)/);
    expect(told?.length).toBeLessThan(400);
  });
});
