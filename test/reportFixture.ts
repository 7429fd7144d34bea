import type { Problem } from '../src/core/problems/problem.ts';
import type {
  Report,
  ReportClaim,
  ReportCurve,
  ReportFinding,
  ReportShift,
  ReportTask,
} from '../src/core/report/report.ts';
import type { TrendVerdict } from '../src/core/trends/trendVerdict.ts';

/** A small report that says nothing; each part can be set. For tests of what is made from a report. */
export const aReport = (parts: Partial<Report> = {}): Report => ({
  version: 1,
  tool: { name: 'scaling-guard', version: '0.1.0' },
  decision: 'pass',
  mode: 'enforce',
  seed: 1,
  asOf: '2026-11-22',
  headline: 'the evidence supports 1 claim.',
  inputs: {
    config: '.github/scaling-guard.yml',
    files: 24,
    records: 240,
    runs: 24,
    replaced: 0,
    rejected: 0,
    companions: 0,
    formats: [{ name: 'native', files: 24, records: 240 }],
  },
  problems: [],
  tasks: [],
  curves: [],
  shifts: [],
  untested: [],
  claims: [],
  findings: [],
  upstream: [],
  unfitted: [],
  training: [],
  changes: [],
  ...parts,
});

/** Scores that rise along an exponential law in the loss, from 0.25 at 3.6 towards 0.75. */
const risingSeries = (points: number): ReportCurve['series'] =>
  Array.from({ length: points }, (_, index) => {
    const x = 3.6 - (1.2 * index) / Math.max(1, points - 1);
    return {
      x: Number(x.toPrecision(6)),
      y: Number((0.2 + 0.55 * Math.exp(-1.1 * (x - 2.3))).toPrecision(6)),
      se: 0.012,
      run: `run-${String(index).padStart(2, '0')}`,
      file: `evals/run-${String(index).padStart(2, '0')}.json`,
    };
  });

export const aCurve = (task: string, parts: Partial<ReportCurve> = {}): ReportCurve => ({
  id: `${task} · acc · loss:c4_val · pretraining_corpus=c4`,
  task,
  metric: 'acc',
  axis: 'loss:c4_val',
  factors: { pretraining_corpus: 'c4' },
  direction: 'higher',
  range: { lower: 0, upper: 1 },
  chance: 0.25,
  points: 12,
  verdict: 'predictable',
  reason: 'law-holds',
  stability: 0.97,
  gain: 0.31,
  law: 'exponential',
  parameters: { a: { value: 0.55, se: 0.02 }, b: { value: 0.2, se: 0.01 } },
  r2: 0.98,
  residualSd: 0.011,
  samplingSd: 0.012,
  words: ['The exponential law holds: it explains 98% of the variance and shows no lack of fit.'],
  evidence: { r2: 0.98 },
  series: risingSeries(12),
  hiddenRuns: null,
  ...parts,
});

export const aTask = (task: string, verdict: TrendVerdict, parts: Partial<ReportTask> = {}): ReportTask => ({
  task,
  metric: 'acc',
  axis: 'loss:c4_val',
  verdict,
  reason: 'law-holds',
  stability: 0.97,
  gain: 0.31,
  words: ['The exponential law holds: it explains 98% of the variance and shows no lack of fit.'],
  curves: [`${task} · acc · loss:c4_val · pretraining_corpus=c4`],
  runs: 24,
  ...parts,
});

export const aClaim = (
  id: string,
  decision: ReportClaim['decision'],
  parts: Partial<ReportClaim> = {},
): ReportClaim => ({
  plan: 'cluster-2027',
  id,
  file: 'plans/cluster-2027.yml',
  line: 8,
  task: 'hellaswag',
  metric: 'acc',
  where: { pretraining_corpus: 'c4' },
  minus: null,
  at: { params: 6.9e9, tokens: 1.38e11 },
  expect: '>= 0.70',
  confidence: 0.9,
  fingerprint: '9ae16a3b2f90404f',
  decision,
  reasons: decision === 'pass' ? [] : ['SG402'],
  curve: 'hellaswag · acc · loss:c4_val · pretraining_corpus=c4',
  forecast: {
    value: 0.6243,
    lower: 0.5812,
    upper: 0.6641,
    level: 0.9,
    bound: 0.5931,
    route: 'two-stage',
    laws: { logistic: 0.8, exponential: 0.2 },
    routes: [],
    calibration: 'full',
    calibrationGap: null,
    derivation: null,
  },
  forecastReason: null,
  extrapolation: { ratio: 12.04, axis: 'flops', inside: false },
  backtest: { folds: 84, coverage: 0.91, meanAbsoluteError: 0.0213 },
  wouldPass: decision === 'pass' ? null : '>= 0.593',
  flips: [],
  nextRun: null,
  scale: 2.41,
  band: [],
  costPerPoint: 1.31,
  computeOptimal: null,
  scenarios: [],
  stale: null,
  waiver: null,
  ...parts,
});

export const aShift = (task: string, parts: Partial<ReportShift> = {}): ReportShift => ({
  id: `${task} · acc · pretraining_corpus · c4/redpajama`,
  task,
  metric: 'acc',
  factor: 'pretraining_corpus',
  kind: 'level',
  kinds: ['level', 'slope'],
  levels: ['c4', 'redpajama'],
  effect: 0.052,
  p: 0.0004,
  q: 0.003,
  range: [2.4, 3.4],
  flip: null,
  sentence: `${task} scores 0.05 more with redpajama than with c4 at the same loss.`,
  ...parts,
});

export const aFinding = (rule: string, parts: Partial<ReportFinding> = {}): ReportFinding => ({
  rule,
  severity: 'error',
  title: 'The forecast speaks against the claim',
  message: 'expects >= 0.70, but the forecast is 0.624, at most 0.655 with 90% confidence',
  task: 'hellaswag',
  plan: 'cluster-2027',
  claim: 'hellaswag-7b',
  file: 'plans/cluster-2027.yml',
  line: 8,
  inScope: true,
  waivedBy: null,
  ...parts,
});

export const aProblem = (parts: Partial<Problem> = {}): Problem => ({
  rule: 'SG102',
  severity: 'error',
  message: 'The JSON text breaks off inside an object; a closing brace is missing.',
  file: 'evals/broken.json',
  line: 41,
  column: 7,
  pointer: '/results/0',
  ...parts,
});

const shapes: Readonly<Record<TrendVerdict, (position: number) => number>> = {
  predictable: (u) => 0.3 + 0.4 * u ** 2,
  inverse: (u) => 0.5 - 0.15 * u,
  nonmonotonic: (u) => 0.3 + 0.2 * Math.sin(3 * u),
  noisy: (u) => 0.4 + 0.08 * Math.sin(37 * u),
  trendless: (u) => 0.25 + 0.004 * Math.sin(23 * u),
  breakthrough: (u) => (u < 0.6 ? 0.26 : 0.62),
  insufficient: (u) => 0.3 + 0.1 * u,
};

/** A curve whose scores have the shape that its verdict speaks of. */
export const shapedCurve = (task: string, verdict: TrendVerdict, points = 24): ReportCurve => {
  const series = Array.from({ length: points }, (_, index) => {
    const position = index / (points - 1);
    return {
      x: Number((3.8 - 1.4 * position).toPrecision(6)),
      y: Number(shapes[verdict](position).toPrecision(6)),
      se: 0.01,
      run: `run-${index}`,
      file: `evals/run-${index}.json`,
    };
  });
  return aCurve(task, { verdict, points, series });
};

/** The main story: one claim blocked, one that cannot be told, one that passes; every verdict once; a shift; two problems. */
export const aBlockedReport = (): Report => {
  const tasks: readonly [string, TrendVerdict, number | null, number | null, string][] = [
    ['arc_easy', 'predictable', 0.41, 0.99, 'The exponential law holds: it explains 97% of the variance.'],
    ['bbq', 'nonmonotonic', 0.02, 0.8, 'Rises 0.08 over the first third, then falls 0.06.'],
    ['boolq', 'breakthrough', 0.31, 0.78, 'Flat at 0.26, then all of the gain between runs 14 and 16.'],
    ['copa', 'insufficient', 0.05, null, 'A change of 0.12 can not be excluded with 100 items.'],
    ['hellaswag', 'predictable', 0.4, 0.97, 'The exponential law holds: it explains 99% of the variance.'],
    ['logi_qa', 'noisy', 0.03, 0.88, 'Scatter of 0.05 beyond sampling: no law holds.'],
    ['mmlu', 'trendless', 0.004, 0.95, 'The constant holds; a change of 0.02 would have shown.'],
    ['winogender', 'inverse', -0.14, 0.76, 'Falls 0.14 over the observed range.'],
  ];
  return aReport({
    decision: 'block',
    headline: 'the evidence speaks against 1 claim, 1 claim cannot be decided, 1 problem in the files.',
    inputs: {
      config: '.github/scaling-guard.yml',
      files: 208,
      records: 4784,
      runs: 104,
      replaced: 0,
      rejected: 1,
      companions: 12,
      formats: [
        { name: 'native', files: 104, records: 4000 },
        { name: 'tidy-table', files: 104, records: 784 },
      ],
    },
    problems: [
      aProblem(),
      aProblem({
        rule: 'SG118',
        severity: 'warning',
        message:
          'The manifest gives run `c4-1b` 1.4e9 params, the artifact 1.3e9; one of them counts the embeddings.',
        file: 'evals/runs.yml',
        line: 12,
        column: 5,
      }),
    ],
    tasks: tasks.map(([task, verdict, gain, stability, words]) =>
      aTask(task, verdict, { gain, stability, words: [words], runs: 104 }),
    ),
    curves: tasks.map(([task, verdict]) => shapedCurve(task, verdict)),
    shifts: [
      aShift('boolq', { kind: 'ranking', kinds: ['ranking', 'level'] }),
      aShift('hellaswag', { effect: -0.031, q: 0.0081 }),
    ],
    claims: [
      aClaim('hellaswag-7b', 'block', {
        nextRun: { scale: 3e21, axis: 'flops', runs: 2, reason: 'halves the interval at the target' },
        flips: [{ factors: { pretraining_corpus: 'redpajama' }, decision: 'pass' }],
      }),
      aClaim('boolq-7b', 'inconclusive', {
        line: 15,
        task: 'boolq',
        expect: '0.60..0.80',
        reasons: ['SG301', 'SG401'],
        curve: 'boolq · acc · loss:c4_val · pretraining_corpus=c4',
        wouldPass: null,
        backtest: { folds: 12, coverage: null, meanAbsoluteError: 0.09 },
        forecast: {
          value: 0.66,
          lower: 0.41,
          upper: 0.83,
          level: 0.9,
          bound: 0.45,
          route: 'direct',
          laws: { logistic: 1 },
          routes: [],
          calibration: 'borrowed',
          calibrationGap: 'the curve has 6 runs and a calibration of its own needs 10',
          derivation: null,
        },
      }),
      aClaim('arc-7b', 'pass', {
        line: 22,
        task: 'arc_easy',
        expect: '>= 0.60',
        curve: 'arc_easy · acc · loss:c4_val · pretraining_corpus=c4',
        forecast: {
          value: 0.701,
          lower: 0.671,
          upper: 0.731,
          level: 0.9,
          bound: 0.678,
          route: 'direct',
          laws: { logistic: 1 },
          routes: [],
          calibration: 'full',
          calibrationGap: null,
          derivation: null,
        },
      }),
    ],
    findings: [
      aFinding('SG301', {
        severity: 'warning',
        title: 'The claim leans on a trend that is not known to be predictable',
        message:
          'boolq is breakthrough (jump, the same in 78% of resamples): all of the gain between runs 14 and 16',
        task: 'boolq',
        claim: 'boolq-7b',
        line: 15,
      }),
      aFinding('SG303', {
        severity: 'warning',
        title: 'A task does not scale predictably',
        message: 'is inverse: Falls 0.14 over the observed range.',
        task: 'winogender',
        plan: null,
        claim: null,
        file: null,
        line: null,
      }),
      aFinding('SG303', {
        severity: 'warning',
        title: 'A task does not scale predictably',
        message: 'is trendless: The constant holds.',
        task: 'mmlu',
        plan: null,
        claim: null,
        file: null,
        line: null,
      }),
      aFinding('SG401', {
        title: 'The claim lies farther out than any backtest reached',
        message: 'reads 2.4× the distance of the longest backtest; the limit is 1.1×',
        task: 'boolq',
        claim: 'boolq-7b',
        line: 15,
      }),
      aFinding('SG402'),
    ],
  });
};

/** A green result: one claim, supported. */
export const aGreenReport = (): Report =>
  aReport({
    tasks: [aTask('arc_easy', 'predictable')],
    curves: [aCurve('arc_easy')],
    claims: [
      aClaim('arc-7b', 'pass', {
        task: 'arc_easy',
        expect: '>= 0.50',
        curve: 'arc_easy · acc · loss:c4_val · pretraining_corpus=c4',
      }),
    ],
  });

/** As many tasks as asked for, with a blocked claim and a finding each, named by `nameOf`. */
export const aLargeReport = (count: number, nameOf: (index: number) => string): Report => {
  const names = Array.from({ length: count }, (_, index) => nameOf(index));
  return aReport({
    decision: 'block',
    headline: `${count} of ${count} claims are blocked: ${names.join(', ')}.`,
    tasks: names.map((name) => aTask(name, 'noisy')),
    curves: names.map((name) => shapedCurve(name, 'noisy', 40)),
    shifts: names.map((name) => aShift(name)),
    claims: names.map((name) =>
      aClaim(name, 'block', {
        plan: name,
        task: name,
        metric: name,
        file: name,
        where: { [name]: name },
        curve: `${name} · acc · loss:c4_val · pretraining_corpus=c4`,
        forecastReason: name,
      }),
    ),
    findings: names.map((name) =>
      aFinding('SG402', { task: name, plan: name, claim: name, file: name, message: name }),
    ),
    problems: names.map((name) => aProblem({ file: name, message: name })),
  });
};
