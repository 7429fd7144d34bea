import type { Curve } from '../curves/curve.ts';
import type { TaskCurves } from '../curves/groupCurves.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import { claimYaml } from '../text/claimYaml.ts';
import { yamlLine, yamlText } from '../text/yamlText.ts';

/** How far beyond the largest run the drafted claim reads: near enough for a small ladder's own backtests. */
const sizeMultiple = 2;
const lossStep = 0.05;

const short = (value: number): number => Number(value.toPrecision(2));

/** A claim that the evidence suggests: where, at which scale, and at least the best score so far. */
interface Suggestion {
  readonly curve: Curve;
  readonly at: readonly (readonly [string, number])[];
  readonly expect: string;
  readonly best: number;
}

/** A scale a little beyond the evidence, in the quantities that a plan is made in. */
const scaleBeyond = (curve: Curve, runs: ReadonlyMap<string, RunFacts>): Suggestion['at'] => {
  const { axis } = curve;
  const scales = curve.points.map(({ scale }) => scale);
  if (axis === 'flops' || axis === 'params' || axis === 'tokens')
    return [[axis, short(sizeMultiple * Math.max(...scales))]];
  if (axis !== 'task-loss') {
    const least = Math.min(...scales);
    return [[axis, Number((least - lossStep * (Math.max(...scales) - least)).toPrecision(3))]];
  }
  // A plan cannot state the task's own loss, which is a result; the size of the run is what it decides.
  const largest = (fact: 'params' | 'tokens'): number =>
    Math.max(0, ...curve.points.map(({ run }) => runs.get(run)?.[fact] ?? 0));
  return (['params', 'tokens'] as const)
    .map((fact): readonly [string, number] => [fact, short(sizeMultiple * largest(fact))])
    .filter(([, value]) => value > 0);
};

const thresholdOf = (curve: Curve): Pick<Suggestion, 'best' | 'expect'> => {
  const scores = curve.points.map(({ score }) => score);
  const best = curve.direction === 'higher' ? Math.max(...scores) : Math.min(...scores);
  const shown = String(Number(best.toPrecision(3)));
  return { best, expect: `${curve.direction === 'higher' ? '>=' : '<='} ${shown}` };
};

/** Mean of the half with more scale minus that of the other, towards better. */
const improvement = ({ points, direction, range }: Curve): number => {
  const half = Math.floor(points.length / 2);
  const mean = (some: Curve['points']): number =>
    some.reduce((sum, { score }) => sum + score, 0) / some.length;
  if (half === 0) return 0;
  const change = mean(points.slice(-half)) - mean(points.slice(0, half));
  const span =
    range === null ? Math.max(...points.map(({ score }) => Math.abs(score))) || 1 : range.upper - range.lower;
  return ((direction === 'higher' ? 1 : -1) * change) / span;
};

/** The curve to draft a claim on: of a bounded metric where there is one, with most runs, and of those what improves most. */
const curveToClaim = (tasks: readonly TaskCurves[]): Curve | null => {
  const curves = tasks.flatMap((task) => task.curves);
  const bounded = curves.filter(({ range }) => range !== null);
  return (bounded.length > 0 ? bounded : curves).reduce<Curve | null>((best, curve) => {
    if (curve.points.length === 0) return best;
    if (best === null || curve.points.length !== best.points.length) {
      return best === null || curve.points.length > best.points.length ? curve : best;
    }
    return improvement(curve) > improvement(best) ? curve : best;
  }, null);
};

/** A claim to write over, where no run has a scale yet and so no curve could be drawn: about the first task, as far as known. */
const placeholder = ([first]: readonly ScoreRecord[]): readonly string[] => [
  '  - id: claim-1',
  `    ${yamlLine('task', yamlText(first?.task ?? 'my-task'))}`,
  ...(first === undefined ? [] : [`    ${yamlLine('metric', yamlText(first.metric))}`]),
  '    at: { params: 7e9 }  # the scale you plan: params, tokens, flops, or a loss such as "loss:c4_val"',
  '    expect: ">= 0.5"  # the score you rely on',
  '    confidence: 0.9',
];

const claimLines = ({ curve, at, expect, best }: Suggestion): readonly string[] =>
  claimYaml({
    id: 'claim-1',
    task: curve.task,
    metric: curve.metric,
    where: curve.factors,
    at: Object.fromEntries(at),
    expect,
    comment: `the best of ${curve.points.length} runs so far is ${Number(best.toPrecision(3))}`,
    confidence: 0.9,
  });

/** A plan with one claim to edit: that the next size is at least as good as the best so far. */
export const draftPlan = (
  tasks: readonly TaskCurves[],
  runs: ReadonlyMap<string, RunFacts>,
  records: readonly ScoreRecord[],
): string => {
  const curve = curveToClaim(tasks);
  const at = curve === null ? [] : scaleBeyond(curve, runs);
  return [
    '# A claim to edit: which score at which scale does your plan rely on?',
    'version: 1',
    'plan: draft',
    'applies-to: []  # paths whose change relies on this plan, such as "infra/clusters/**"',
    'claims:',
    ...(curve === null || at.length === 0
      ? placeholder(records)
      : claimLines({ curve, at, ...thresholdOf(curve) })),
    '',
  ].join('\n');
};
