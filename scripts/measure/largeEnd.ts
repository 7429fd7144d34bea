/**
 * Where the largest run of each `predictable` curve lies to the law that the report draws, in residual standard deviations as the
 * report states them: on real data and on simulated curves, as a Markdown table; with `--write` it goes into docs/method.md.
 *
 *   SCALING_GUARD_DATA=folder tsx scripts/measure/largeEnd.ts [--write] [--draws 60] [--seed 1]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Curve, CurvePoint } from '../../src/core/curves/curve.ts';
import { metricSpace } from '../../src/core/curves/metricSpace.ts';
import { analyseTrends } from '../../src/core/trends/analyseTrends.ts';
import { gadreFolder, gadreGroups, gadreIsHere } from '../../test/support/trends/gadreCurves.ts';
import { largestRunOffLaw } from '../../test/support/trends/largestRunOffLaw.ts';
import {
  harder,
  simulateCurve,
  undisputed,
  undisputedOnLogAxis,
} from '../../test/support/trends/simulatedCurves.ts';
import { markdownTable } from '../docs/markdownTable.ts';
import { writeSection } from '../docs/writeSection.ts';

const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    draws: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
  },
});
const draws = Number(values.draws);
const seed = Number(values.seed);
const data = dirname(gadreFolder);

/** `3 of 51 (6%)`. */
const shareOf = (count: number, of: number): string =>
  of === 0 ? '0 of 0' : `${count} of ${of} (${((100 * count) / of).toFixed(1)}%)`;

const row = (name: string, curves: readonly Curve[]): readonly string[] => {
  const trends = analyseTrends(
    curves.map((curve) => [curve]),
    { resamples: 0, seed },
  );
  const ends = trends.flatMap((trend, i) => {
    const curve = curves[i];
    return curve === undefined || trend.verdict !== 'predictable' ? [] : [largestRunOffLaw(curve, trend)];
  });
  const departing = trends.filter(({ reason }) => reason === 'large-end-departs').length;
  return [
    name,
    String(curves.length),
    String(ends.length),
    shareOf(ends.filter((z) => z < 0).length, ends.length),
    shareOf(ends.filter((z) => z < -3).length, ends.length),
    shareOf(ends.filter((z) => z > 3).length, ends.length),
    String(departing),
  ];
};

const curveOf = (
  task: string,
  metric: string,
  axis: Curve['axis'],
  points: readonly {
    readonly run: string;
    readonly scale: number;
    readonly score: number;
    readonly standardError: number | null;
  }[],
): Curve => ({
  id: `${task} · ${metric} · ${axis}`,
  task,
  metric,
  axis,
  factors: {},
  direction: 'higher',
  range: { lower: 0, upper: 1 },
  space: metricSpace({ direction: 'higher', range: { lower: 0, upper: 1 }, floor: null }, []),
  chance: null,
  points: points
    .map(
      ({ run, scale, score, standardError }): CurvePoint => ({
        run,
        trainingRun: run,
        scale,
        position: axis.startsWith('loss') ? -scale : Math.log(scale),
        score,
        standardError,
        items: null,
        source: { file: run, pointer: '' },
      }),
    )
    .sort((a, b) => a.position - b.position || (a.run < b.run ? -1 : 1)),
});

/** The OLMo ladder, a curve a task: accuracy against the loss on C4, or against compute. */
const olmoCurves = (axis: 'loss:c4_en' | 'flops'): readonly Curve[] => {
  const [header = '', ...lines] = readFileSync(join(data, 'olmo-ladder', 'ladder.csv'), 'utf8')
    .trim()
    .split('\n');
  const columns = header.split(',');
  const rows = lines.map((line) => {
    const cells = line.split(',');
    return (column: string): string => cells[columns.indexOf(column)] ?? '';
  });
  return [...new Set(rows.map((cell) => cell('task')))].map((task) =>
    curveOf(
      task,
      'acc',
      axis,
      rows
        .filter((cell) => cell('task') === task)
        .map((cell) => ({
          run: cell('run'),
          scale: Number(cell(axis)),
          score: Number(cell('score')),
          standardError: null,
        })),
    ),
  );
};

/** Pythia at eight sizes, a curve a task, against parameters. */
const pythiaCurves = (): readonly Curve[] => {
  const folder = join(data, 'formats', 'lm_eval_old', 'pythia_ladder_step143000');
  const runs = readdirSync(folder).map((name) => {
    const [, size = '', unit = ''] = /^([\d.]+)([mb])/.exec(name) ?? [];
    const { results } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      readonly results: Readonly<Record<string, { readonly acc?: number; readonly acc_stderr?: number }>>;
    };
    return { run: name, scale: Number(size) * (unit === 'b' ? 1e9 : 1e6), results };
  });
  const tasks = [...new Set(runs.flatMap(({ results }) => Object.keys(results)))].sort();
  return tasks.flatMap((task) => {
    const points = runs.flatMap(({ run, scale, results }) => {
      const { acc, acc_stderr: standardError = null } = results[task] ?? {};
      return acc === undefined ? [] : [{ run, scale, score: acc, standardError }];
    });
    return points.length === 0 ? [] : [curveOf(task, 'acc', 'params', points)];
  });
};

const simulated = (axis: 'loss:simulated' | 'params', points: number, items: number): readonly Curve[] =>
  Object.entries({ ...harder, ...(axis === 'params' ? undisputedOnLogAxis : undisputed) }).flatMap(
    ([kind, draw]) =>
      Array.from(
        { length: draws },
        (_, index) =>
          simulateCurve(draw, points, items, seed, `${kind} ${points} ${items} ${index}`, { axis }).curve,
      ),
  );

const real = [
  ...(gadreIsHere ? [row('Gadre et al. 2024, loss on c4_val', gadreGroups().flat())] : []),
  ...(existsSync(join(data, 'olmo-ladder'))
    ? [
        row('OLMo ladder to 3B, loss on C4', olmoCurves('loss:c4_en')),
        row('OLMo ladder to 3B, compute', olmoCurves('flops')),
      ]
    : []),
  ...(existsSync(join(data, 'formats', 'lm_eval_old'))
    ? [row('Pythia, eight sizes, parameters', pythiaCurves())]
    : []),
];

const report = `Simulated are ${draws} curves of each of the ${Object.keys({ ...undisputed, ...harder }).length} shapes below, seed ${seed}.

${markdownTable(
  [
    'curves',
    'all',
    'predictable',
    'largest run below its law',
    'by more than 3 standard deviations',
    'above it by more than 3',
    'noisy: large-end-departs',
  ],
  [
    ...real,
    ...(['loss:simulated', 'params'] as const).flatMap((axis) =>
      [14, 20, 40].flatMap((points) =>
        [1000, 10_000].map((items) =>
          row(
            `simulated, ${axis === 'params' ? 'log' : 'loss'} axis, ${points} runs, ${items} items`,
            simulated(axis, points, items),
          ),
        ),
      ),
    ),
  ],
)}`;

if (values.write) writeSection('docs/method.md', 'large-end', report);
else console.log(report);
