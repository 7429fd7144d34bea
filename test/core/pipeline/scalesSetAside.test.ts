import { describe, expect, it } from 'vitest';
import { check } from '../../../src/core/check.ts';
import { memoryWorkspace, textEntry } from '../../scenarios/_harness/memoryWorkspace.ts';

const settings = { asOf: '2026-12-01', seed: 1, resamples: 20, toolVersion: '0' };

/** Nine runs of a clean law; `flops` and `loss` as a run has them. */
const table = (flops: (params: number, index: number) => number, loss = 2): string =>
  [
    'run,task,metric,score,params,tokens,flops,loss:web',
    ...Array.from({ length: 9 }, (_, index) => {
      const params = 1e8 * 2 ** index;
      return `m${index},hellaswag,acc,${0.28 + 0.04 * index},${params},${20 * params},${flops(params, index)},${loss - index / 10}`;
    }),
  ].join('\n');

const checked = (files: Readonly<Record<string, string>>) => {
  const entries = Object.entries(files).map(([path, text]) => [path, textEntry(text)] as const);
  const workspace = memoryWorkspace(new Map(entries));
  const outcome = check({ workspace, configPath: '.github/scaling-guard.yml', ...settings });
  if (outcome.kind !== 'report') throw new Error('the config is wrong');
  const { decision, problems } = outcome.report;
  return { decision, told: problems.map(({ rule, count = 1 }) => `${rule} ${count}`), problems };
};

const config = (axis: string, more = ''): string =>
  `version: 1\nevidence:\n  - files: "*.csv"\nscale: { axis: "${axis}" }\n${more}`;

describe('a scale in another unit, and the scores that stand on no curve without it', () => {
  const gigaflops = table((params) => (120 * params * params) / 1e9);

  it('are one problem, which leaves the check undecided', () => {
    const { decision, told, problems } = checked({
      'ladder.csv': gigaflops,
      '.github/scaling-guard.yml': config('flops'),
    });
    expect(told).toEqual(['SG217 9']);
    expect(decision).toBe('inconclusive');
    expect(problems[0]?.message).toContain('Without them its scores stand on no curve');
    expect(Object.keys(problems[0] ?? {})).not.toContain('unplaced');
  });

  it('only warns where the scores stand on another axis', () => {
    const { decision, told, problems } = checked({
      'ladder.csv': gigaflops,
      '.github/scaling-guard.yml': config('params'),
    });
    expect(told).toEqual(['SG217 9']);
    expect(decision).toBe('warn');
    expect(problems[0]?.message).not.toContain('stand on no curve');
  });

  it('keeps a run apart that states nothing at all', () => {
    const files = {
      'ladder.csv': `${table((params, index) => (120 * params * params) / (index === 3 ? 1e9 : 1))}\nm9,hellaswag,acc,0.65,,,,`,
      '.github/scaling-guard.yml': config('flops'),
    };
    expect(checked(files).told.sort()).toEqual(['SG111 1', 'SG217 1']);
  });

  it('holds for losses that are perplexities', () => {
    const files = {
      'ladder.csv': table((params) => 120 * params * params, 60),
      '.github/scaling-guard.yml': config('loss:web'),
    };
    const { decision, told } = checked(files);
    expect(told).toEqual(['SG218 9']);
    expect(decision).toBe('inconclusive');
  });
});
