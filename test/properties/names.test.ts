import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../src/core/check.ts';
import type { Report } from '../../src/core/report/report.ts';
import { memoryWorkspace, textEntry } from '../scenarios/_harness/memoryWorkspace.ts';

/** A small lab: what it measured, and under which names, in which order and unit it is written down. */
interface Lab {
  readonly runs: number;
  /** Deviations of the scores, and of FLOPs from 6 × params × tokens; by run and task. */
  readonly noise: readonly number[];
  readonly axis: 'flops' | 'params' | 'loss:web';
  readonly levels: 1 | 2;
  readonly ties: boolean;
}

interface Writing {
  /** Ranks by which runs are named, so that another order of names is another order of runs. */
  readonly ranks: readonly number[];
  readonly reversed: boolean;
  readonly split: boolean;
  readonly copied: boolean;
  readonly percent: boolean;
  readonly levelNames: readonly [string, string];
}

const tasks = ['reading', 'sums'] as const;

const plain: Writing = {
  ranks: Array.from({ length: 40 }, (_, index) => index),
  reversed: false,
  split: false,
  copied: false,
  percent: false,
  levelNames: ['one', 'two'],
};

const nameOf = ({ ranks }: Writing, run: number): string => `run-${String(1000 + (ranks[run] ?? run))}`;

const rowsOf = (lab: Lab, writing: Writing): readonly string[] =>
  Array.from({ length: lab.levels * lab.runs }, (_, run) => {
    const level = Math.floor(run / lab.runs);
    const step = lab.ties ? Math.floor((run % lab.runs) / 2) : run % lab.runs;
    const params = Math.round(1e7 * 1.7 ** step);
    const tokens = 20 * params;
    const jitter = lab.noise[run] ?? 0;
    const flops = (6 * params * tokens * (1 + 0.2 * jitter)).toPrecision(6);
    const loss = (1.7 + 0.2 * level + 20 / params ** 0.16 + 0.002 * jitter).toFixed(4);
    const names = writing.copied ? [...tasks, 'a-copy'] : tasks;
    return names.map((task) => {
      const of = task === 'sums' ? 1 : 0;
      const p = 0.25 + 0.6 / (1 + Math.exp(1.6 - 0.35 * step + 0.4 * of + 0.2 * level));
      const score = (p + 0.01 * (lab.noise[(7 * run + 3 * of) % lab.noise.length] ?? 0)).toFixed(4);
      const written = writing.percent && of === 1 ? (100 * Number(score)).toFixed(2) : score;
      const name = nameOf(writing, run);
      return [name, task, 'acc', written, 2000, params, tokens, flops, loss, writing.levelNames[level]].join(
        ',',
      );
    });
  }).flat();

const report = (lab: Lab, writing: Writing): Report => {
  const rows = [...rowsOf(lab, writing)];
  if (writing.reversed) rows.reverse();
  const half = writing.split ? Math.floor(rows.length / 2) : rows.length;
  const head = 'run,task,metric,score,n,params,tokens,flops,loss:web,factor:corpus';
  const files = {
    'evals/a.csv': [head, ...rows.slice(0, half)].join('\n'),
    ...(writing.split ? { 'evals/b.csv': [head, ...rows.slice(half)].join('\n') } : {}),
    'tasks.yml': JSON.stringify({
      version: 1,
      tasks: [
        { task: 'reading', chance: 0.25 },
        { task: 'sums', chance: 0.25, unit: writing.percent ? 'percent' : 'fraction' },
        ...(writing.copied ? [{ task: 'a-copy', chance: 0.25 }] : []),
      ],
    }),
    'plan.yml': JSON.stringify({
      version: 1,
      plan: 'large',
      claims: writing.levelNames.slice(0, lab.levels).flatMap((corpus, level) =>
        tasks.map((task) => ({
          id: `${task}-${level}`,
          task,
          metric: 'acc',
          where: { corpus },
          at: { params: 1e7 * 1.7 ** (lab.runs + 1), tokens: 2e8 * 1.7 ** (lab.runs + 1) },
          expect: '>= 0.6',
        })),
      ),
    }),
    '.github/scaling-guard.yml': JSON.stringify({
      version: 1,
      evidence: [{ files: 'evals/*.csv' }],
      tasks: 'tasks.yml',
      scale: { axis: lab.axis },
      factors: ['corpus'],
      plans: 'plan.yml',
    }),
  };
  const outcome = check({
    workspace: memoryWorkspace(new Map(Object.entries(files).map(([path, text]) => [path, textEntry(text)]))),
    configPath: '.github/scaling-guard.yml',
    asOf: '2026-11-22',
    seed: 1,
    resamples: 0,
    toolVersion: '0.0.0',
  });
  if (outcome.kind !== 'report') throw new Error(JSON.stringify(outcome.problems));
  return outcome.report;
};

/** What is decided and forecast, without names. */
const told = ({ decision, claims, tasks: judged, curves }: Report) => ({
  decision,
  claims: claims
    .map(({ id, decision: own, forecast, extrapolation, reasons }) => ({
      id,
      own,
      reasons,
      ratio: extrapolation?.ratio,
      forecast: forecast && [
        forecast.value,
        forecast.lower,
        forecast.upper,
        forecast.bound,
        forecast.calibration,
      ],
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1)),
  verdicts: judged.filter(({ task }) => task !== 'a-copy').map(({ task, verdict }) => [task, verdict]),
  curves: curves
    .filter(({ task }) => task !== 'a-copy')
    .map(({ task, verdict, residualSd, r2 }) => JSON.stringify([task, verdict, residualSd, r2]))
    .sort(),
});

const labs: fc.Arbitrary<Lab> = fc.record({
  runs: fc.integer({ min: 5, max: 9 }),
  noise: fc.array(
    fc.integer({ min: -100, max: 100 }).map((n) => n / 100),
    { minLength: 40, maxLength: 40 },
  ),
  axis: fc.constantFrom('flops' as const, 'params' as const, 'loss:web' as const),
  levels: fc.constantFrom(1 as const, 2 as const),
  ties: fc.boolean(),
});

const changes: fc.Arbitrary<Partial<Writing>> = fc.oneof(
  fc.shuffledSubarray([...plain.ranks], { minLength: 40 }).map((ranks) => ({ ranks })),
  fc.record({ reversed: fc.constant(true), split: fc.boolean() }),
  fc.constant({ copied: true }),
  fc.constant({ percent: true }),
  fc.constant({ levelNames: ['zwei', 'eins'] as const }),
);

describe('a check', () => {
  it('says the same of runs, rows, tasks, units and levels under other names', () => {
    fc.assert(
      fc.property(labs, changes, (lab, change) => {
        const before = told(report(lab, plain));
        const after = told(report(lab, { ...plain, ...change }));
        expect(after).toEqual(before);
      }),
      { numRuns: Number(process.env.SCALING_GUARD_CASES ?? 500), seed: 20_261 },
    );
  }, 300_000);
});
