import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/core/report/report.ts';
import { runCommand } from './runCommand.ts';
import { temporaryFolder } from './temporaryFolder.ts';

const [models, recipes, tasks] = [104, 60, 12];

/** One table of a lab that tries many recipes at few sizes: every score of a task is a straight line in log compute. */
const table = (): string => {
  const rows = Array.from({ length: models }, (_, model) => {
    const params = Math.round(2e7 * 1.4 ** (model % 13));
    const recipe = `recipe-${String(model % recipes).padStart(2, '0')}`;
    return Array.from({ length: tasks }, (_, task) => {
      const score = 0.3 + 0.02 * (model % 13) + 0.004 * ((model * 7 + task * 5) % 11);
      return `model-${model},task-${task},acc,${score.toFixed(4)},1500,${params},${20 * params},${120 * params ** 2},${recipe}`;
    });
  });
  return ['run,task,metric,score,n,params,tokens,flops,factor:recipe', ...rows.flat(), ''].join('\n');
};

const config = 'version: 1\nevidence: [{ files: scores.csv }]\nfactors: [recipe]\nscale: { axis: flops }\n';

describe('a factor of many levels', () => {
  const lab = () => temporaryFolder({ 'scores.csv': table(), '.github/scaling-guard.yml': config });

  it('is counted in the report, and a few of its pairs are named', async () => {
    const { status, stdout, stderr } = await runCommand(['check', lab(), '--format', 'json']);
    expect([status, stderr]).toEqual([0, '']);
    const { untested, inputs } = JSON.parse(stdout) as Report;
    expect(inputs).toMatchObject({ records: models * tasks });
    const pairs = untested.reduce((sum, { others }) => sum + 1 + others, 0);
    expect(pairs).toBe((tasks * recipes * (recipes - 1)) / 2);
    const reasons = new Set(untested.map(({ reason }) => reason)).size;
    expect(untested.length).toBeLessThanOrEqual(tasks * reasons * 3);
  });

  it.each(['text', 'markdown', 'html', 'sarif'])('is drawn as %s', async (format) => {
    const { status, stdout, stderr } = await runCommand(['check', lab(), '--format', format]);
    expect([status, stderr]).toEqual([0, '']);
    // A report grows with the scores, and not with the 21,240 pairs of recipes.
    expect(stdout.length).toBeLessThan(2_000_000);
  });
});
