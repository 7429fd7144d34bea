import type { Curve, CurvePoint } from '../../src/core/curves/curve.ts';
import type { Forecast } from '../../src/core/forecasts/forecast.ts';
import type { Claim } from '../../src/core/plans/claim.ts';
import type { CurveAssessment } from '../../src/core/plans/claimAssessment.ts';
import type { RunFacts, ScoreRecord } from '../../src/core/records/scoreRecord.ts';
import type { StatedConfiguration } from '../../src/core/records/statedConfiguration.ts';
import { textHash } from '../../src/core/text/textHash.ts';
import type { TrendAnalysis } from '../../src/core/trends/trendAnalysis.ts';
import { withSpace } from '../core/withSpace.ts';

/** A configuration of these settings, as a harness may state it. */
export const aConfiguration = (
  settings: Readonly<Record<string, string | number>>,
  scheme = 'lm-eval',
): StatedConfiguration => ({
  scheme,
  fingerprint: textHash(JSON.stringify([scheme, settings])).slice(0, 12),
  parts: new Map(
    Object.entries(settings).map(([key, value]) => [
      key,
      { text: String(value), hash: textHash(String(value)) },
    ]),
  ),
});

/** Plain values for tests: each maker gives a valid one, and takes what the test is about. */

export const aRecord = (changes: Partial<ScoreRecord> = {}): ScoreRecord => ({
  run: 'run-1',
  task: 'hellaswag',
  metric: 'acc',
  score: 0.5,
  unit: null,
  standardError: null,
  items: null,
  chance: null,
  higherIsBetter: true,
  taskLoss: null,
  factors: {},
  date: null,
  configuration: null,
  source: { file: 'evals/run-1.json', pointer: '/results/0' },
  origins: [],
  ...changes,
});

export const aRun = (id: string, changes: Partial<RunFacts> = {}): RunFacts => ({
  id,
  aliases: [],
  params: null,
  paramsKind: 'total',
  tokens: null,
  flops: null,
  step: null,
  trainingRun: id,
  losses: {},
  factors: {},
  source: { file: 'runs.yml', pointer: '/runs/0' },
  origins: [],
  ...changes,
});

export const aPoint = (position: number, score: number, changes: Partial<CurvePoint> = {}): CurvePoint => ({
  run: `run at ${position}`,
  trainingRun: `run at ${position}`,
  scale: -position,
  position,
  score,
  standardError: null,
  items: 1000,
  source: { file: 'evals/run.json', pointer: '' },
  ...changes,
});

export const aCurve = (changes: Partial<Curve> = {}): Curve =>
  withSpace({
    id: 'hellaswag · acc · loss:c4',
    task: 'hellaswag',
    metric: 'acc',
    axis: 'loss:c4',
    factors: {},
    direction: 'higher',
    range: { lower: 0, upper: 1 },
    chance: 0.25,
    points: [aPoint(-4, 0.3), aPoint(-3, 0.5)],
    ...changes,
  });

export const aTrend = (changes: Partial<TrendAnalysis> = {}): TrendAnalysis => ({
  verdict: 'predictable',
  reason: 'law-holds',
  words: ['rises 0.30 over the observed range'],
  numbers: {},
  stability: 0.97,
  gain: 0.3,
  law: 'exponential',
  parameters: {},
  r2: 0.98,
  residualSd: 0.01,
  samplingSd: 0.01,
  ...changes,
});

export const aClaim = (changes: Partial<Claim> = {}): Claim => ({
  plan: 'cluster',
  id: 'hellaswag-7b',
  task: 'hellaswag',
  metric: 'acc',
  where: {},
  minus: null,
  at: { 'loss:c4': 2.4 },
  expect: { min: 0.7, max: null, text: '>= 0.7' },
  confidence: 0.9,
  file: 'plans/cluster.yml',
  pointer: '/claims/0',
  line: 5,
  column: 5,
  ...changes,
});

/** A forecast that supports `>= 0.7` under every condition. */
export const aForecast = (changes: Partial<Forecast> = {}): Forecast => ({
  value: 0.75,
  lower: 0.71,
  upper: 0.79,
  level: 0.9,
  lowerBound: 0.72,
  upperBound: 0.78,
  route: 'direct',
  laws: { logistic: 1 },
  routes: [],
  calibration: 'full',
  calibrationGap: null,
  distanceRatio: 0.8,
  extrapolation: { ratio: 3, axis: 'flops', inside: false },
  backtest: { folds: 40, coverage: 0.9, meanAbsoluteError: 0.02 },
  ...changes,
});

export const anAssessment = (
  changes: Partial<Omit<CurveAssessment, 'forecast'>> & { readonly forecast?: Partial<Forecast> | null } = {},
): CurveAssessment => {
  const { forecast = {}, ...rest } = changes;
  return {
    claim: aClaim(),
    gate: { mode: 'enforce', resolution: 0.05, trend: 'warn', shift: 'warn' },
    curve: aCurve(),
    trend: aTrend(),
    placement: {
      kind: 'placed',
      axis: 'loss:c4',
      scale: 2.4,
      position: -2.4,
      predictedLoss: null,
      flops: null,
      derivation: null,
      planned: null,
    },
    against: null,
    openShifts: [],
    rangeWidth: 1,
    ...rest,
    forecast:
      forecast === null
        ? { kind: 'none', reason: 'two runs are too few for any law' }
        : { kind: 'forecast', forecast: aForecast(forecast) },
  };
};
