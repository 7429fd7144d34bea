/**
 * Forecasts on the Gadre et al. (2024) runs with the largest hidden: coverage, interval score and the gate's error rates.
 *
 *   npx tsx scripts/measure/gadreForecasts.ts [--hide large|412m|last5] [--route direct|two-stage|planned] [--thin]
 *
 * `large` hides the 9 runs of 1.4B and 6.9B parameters: the published figure, to be looked at rarely. `412m` and `last5` hide runs
 * among the 95 smaller ones and are what constants may be compared on. `planned` gives params and tokens
 * in place of the loss, and all routes take part; `two-stage` the predicted loss alone. `--thin` prints how the figures depend on the number of
 * runs a curve, of tasks, and on ladders of five to eight runs, instead. Data path: SCALING_GUARD_DATA, else ../shared/data.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Configuration } from '../../src/core/configuration/configuration.ts';
import { defaultConfiguration } from '../../src/core/configuration/defaultConfiguration.ts';
import type { Curve } from '../../src/core/curves/curve.ts';
import { fitData } from '../../src/core/fits/fitData.ts';
import { fitLaw } from '../../src/core/fits/fitLaw.ts';
import { calibrate } from '../../src/core/forecasts/calibrate.ts';
import { forecastScore } from '../../src/core/forecasts/forecastScore.ts';
import type { ForecastTarget } from '../../src/core/forecasts/forecastTarget.ts';
import { calibrateRoutes } from '../../src/core/forecasts/routes/calibrateRoutes.ts';
import { forecastPlannedRun } from '../../src/core/forecasts/routes/forecastPlannedRun.ts';
import { exponentialInLoss } from '../../src/core/laws/exponentialInLoss.ts';
import { drawCurves } from '../../src/core/pipeline/drawCurves.ts';
import { gatherEvidence } from '../../src/core/pipeline/gatherEvidence.ts';
import { routeEvidence } from '../../src/core/pipeline/routeEvidence.ts';
import type { RunFacts } from '../../src/core/records/scoreRecord.ts';
import { analyseTrends } from '../../src/core/trends/analyseTrends.ts';
import { lossPredictor } from '../../src/core/upstream/lossPredictor.ts';
import { folderWorkspace } from '../../src/shell/folderWorkspace.ts';
import { figuresTable, forecastFigures, gateShares } from './forecasts/forecastFigures.ts';
import type { HeldForecast } from './forecasts/heldForecast.ts';
import { thinnedEvidence } from './forecasts/thinnedEvidence.ts';

const axis = 'loss:c4_val';
const factor = 'pretraining_corpus';

/** The model JSON's `hyperparameters.model` stands in every run's name. */
const isLarge = (run: string): boolean => run.includes('open_lm_1b') || run.includes('open_lm_7b');

const levelOf = (curve: Curve): string => curve.factors[factor] ?? '';

const hiddenRuns = (curves: readonly Curve[], which: string): ReadonlySet<string> => {
  const runsOf = (curve: Curve): readonly string[] => curve.points.map(({ run }) => run);
  const all = curves.flatMap(runsOf);
  if (which === 'large') return new Set(all.filter(isLarge));
  if (which === '412m') return new Set(all.filter((run) => run.includes('d=1024')));
  // Points are sorted by scale, so the last ones are those of the smallest loss.
  return new Set(
    curves.flatMap((curve) =>
      runsOf(curve)
        .filter((run) => !isLarge(run))
        .slice(-5),
    ),
  );
};

const row = (held: readonly HeldForecast[]): string => {
  const { count, coverage, intervalScore, meanAbsoluteError, bias, width } = forecastFigures(held);
  const cells = [coverage, intervalScore, meanAbsoluteError, bias, width].map((value) => value.toFixed(4));
  return `n ${String(count).padStart(4)}  coverage ${cells[0]}  interval score ${cells[1]}  MAE ${cells[2]}  bias ${cells[3]}  width ${cells[4]}`;
};

const gateRow = (held: readonly HeldForecast[], margin: number): string => {
  const { precision, truePass, trueBlock, falsePass, falseBlock } = gateShares(held, margin);
  const line = (pass: number, block: number): string =>
    `${pass.toFixed(3)} / ${block.toFixed(3)} / ${(1 - pass - block).toFixed(3)}`;
  const share = precision === null ? '-' : precision.toFixed(3);
  return `margin ${margin.toFixed(2)}  precision ${share}  true: ${line(truePass, trueBlock)}  false: ${line(falsePass, falseBlock)}`;
};

/** The gate that this project is there to replace: a good fit of one law, and its point forecast. */
const trustedLawRow = (held: readonly HeldForecast[], margin: number): string => {
  const fits = new Map(
    [...new Set(held.map(({ curve }) => curve))].map((curve) => [
      curve,
      fitLaw(exponentialInLoss, fitData([curve])),
    ]),
  );
  const passes = (shift: number): number =>
    held.filter(({ curve, actual, position }) => {
      const fit = fits.get(curve);
      if (fit?.kind !== 'fitted' || (fit.r2 ?? 0) < 0.95) return false;
      return exponentialInLoss.evaluate(fit.values, position) >= actual + shift;
    }).length;
  const [right, wrong] = [passes(-margin), passes(margin)];
  const share = (count: number): string => (count / held.length).toFixed(3);
  return `margin ${margin.toFixed(2)}  precision ${(right / (right + wrong)).toFixed(3)}  true passed ${share(right)}  false passed ${share(wrong)}`;
};

/** Where L(N, D), fitted to the shown runs of a corpus, puts its hidden runs; prints how far off it is. */
const predictedTargets = (
  shown: readonly Curve[],
  hidden: ReadonlySet<string>,
  all: readonly Curve[],
  facts: ReadonlyMap<string, RunFacts>,
): ReadonlyMap<string, ForecastTarget> => {
  const targets = new Map<string, ForecastTarget>();
  const families = new Map(shown.map((curve) => [levelOf(curve), curve]));
  for (const [level, curve] of families) {
    const predict = lossPredictor(
      curve.points.flatMap(({ run, scale }) => {
        const { params = null, tokens = null } = facts.get(run) ?? {};
        return params === null || tokens === null ? [] : [{ run, params, tokens, loss: scale }];
      }),
      0,
    );
    const whole = all.find((one) => one.task === curve.task && levelOf(one) === level);
    for (const { run, scale } of whole?.points.filter(({ run }) => hidden.has(run)) ?? []) {
      const { params = null, tokens = null } = facts.get(run) ?? {};
      const prediction = params === null || tokens === null ? null : predict({ params, tokens });
      if (prediction?.kind !== 'predicted') continue;
      const { loss, relativeError, distance } = prediction;
      const z = Math.log(scale / loss) / relativeError;
      const numbers = [scale, loss, relativeError, z, distance].map((value) => value.toFixed(3));
      console.log(`${run.padEnd(36)} loss, predicted, relative error, z, distance: ${numbers.join(' ')}`);
      targets.set(run, { position: -loss, predictedLoss: prediction });
    }
  }
  return targets;
};

const main = (): void => {
  const { values } = parseArgs({
    options: {
      hide: { type: 'string', default: 'large' },
      route: { type: 'string', default: 'direct' },
      thin: { type: 'boolean', default: false },
    },
  });
  const folder = join(process.env.SCALING_GUARD_DATA ?? '../shared/data', 'gadre2024');
  if (!existsSync(folder)) {
    console.log(`skipped: no Gadre data at ${folder} (set SCALING_GUARD_DATA)`);
    return;
  }
  const configuration: Configuration = { ...defaultConfiguration(), axis, factors: [factor] };
  const evidence = gatherEvidence(folderWorkspace(folder), configuration);
  const all = drawCurves(evidence, configuration).tasks.flatMap(({ curves }) => curves);
  const hiding = hiddenRuns(all, values.hide);
  const shown = all.map((curve) => ({
    ...curve,
    points: curve.points.filter(({ run }) => !hiding.has(run) && !isLarge(run)),
  }));
  const flops = new Map(
    [...evidence.runs].flatMap(([id, { params, tokens }]): [string, number][] =>
      params === null || tokens === null || isLarge(id) || hiding.has(id) ? [] : [[id, 6 * params * tokens]],
    ),
  );

  if (values.thin) {
    const hidden = all.map((curve) => curve.points.filter(({ run }) => hiding.has(run)));
    console.log(figuresTable(thinnedEvidence(shown, hidden, flops), 0.02));
    return;
  }
  const start = performance.now();
  const calibrator = calibrate(shown, { flops });
  const made = performance.now();
  const targets =
    values.route === 'two-stage' ? predictedTargets(shown, hiding, all, evidence.runs) : new Map();
  const facts = routeEvidence(axis, shown, { ...evidence, checkpoints: 'last' }, flops, calibrator);
  const routes = values.route === 'planned' ? calibrateRoutes(facts) : null;
  for (const { route, weight, meanAbsoluteError } of routes?.routes ?? [])
    console.log(
      `route ${route}: weight ${weight.toFixed(3)}, backtest MAE ${(meanAbsoluteError ?? Number.NaN).toFixed(4)}`,
    );
  const predicted = performance.now();
  const hidden = shown.flatMap((curve, index) =>
    (all[index]?.points.filter(({ run }) => hiding.has(run)) ?? []).flatMap(
      (point): readonly HeldForecast[] => {
        const target = targets.get(point.run) ?? { position: point.position };
        const { params = null, tokens = null } = evidence.runs.get(point.run) ?? {};
        const outcome =
          routes === null || params === null || tokens === null
            ? forecastScore(calibrator, curve, target, 0.9)
            : forecastPlannedRun(
                routes,
                curve.id,
                { flops: 6 * params * tokens, scale: { params, tokens } },
                0.9,
              );
        return outcome.kind === 'forecast'
          ? [
              {
                run: point.run,
                curve,
                actual: point.score,
                position: point.position,
                group: '',
                forecast: outcome.forecast,
              },
            ]
          : [];
      },
    ),
  );
  const end = performance.now();
  const times = [made - start, predicted - made, end - predicted].map((time) => time.toFixed(0));
  console.log(
    `hidden: ${values.hide}, ${hiding.size} runs; ${shown.length} curves; E = ${calibrator.axis?.irreducible.toFixed(3)}`,
  );
  console.log(`calibrate ${times[0]} ms, upstream ${times[1]} ms, forecasts ${times[2]} ms`);
  console.log(`${'all'.padEnd(14)} ${row(hidden)}`);
  const verdicts = new Map(
    analyseTrends(
      shown.map((curve) => [curve]),
      { resamples: 0, seed: 1 },
    ).map(({ verdict }, index) => [shown[index]?.id, verdict]),
  );
  const groups: readonly ((one: HeldForecast) => string)[] = [
    ({ run }) => /open_lm_\d+b|d=\d+/.exec(run)?.[0] ?? run,
    ({ curve }) => levelOf(curve),
    ({ forecast: { distanceRatio } }) =>
      distanceRatio <= 0.2 ? 'near' : distanceRatio <= 0.5 ? 'middle' : 'far',
    ({ curve }) => verdicts.get(curve.id) ?? '',
  ];
  for (const of of groups) {
    for (const name of [...new Set(hidden.map(of))].sort()) {
      console.log(`${name.padEnd(14)} ${row(hidden.filter((one) => of(one) === name))}`);
    }
  }
  const byRun = [...new Set(hidden.map(({ run }) => run))].map(
    (run) => forecastFigures(hidden.filter((one) => one.run === run)).coverage,
  );
  console.log(
    `coverage by run: ${Math.min(...byRun).toFixed(3)} to ${Math.max(...byRun).toFixed(3)} over ${byRun.length} runs`,
  );
  const kinds = [...new Set(hidden.map(({ forecast }) => forecast.calibration))].join(', ');
  const farthest = Math.max(...hidden.map(({ forecast }) => forecast.distanceRatio));
  const [first] = hidden;
  console.log(`calibration ${kinds}; own backtests ${JSON.stringify(first?.forecast.backtest)}`);
  console.log(
    `longest backtest ${calibrator.longestBacktest.toFixed(3)} of t, farthest claim ${farthest.toFixed(3)} of it`,
  );
  console.log('gate: confidence 0.90; let through / block / inconclusive');
  for (const margin of [0.01, 0.02, 0.03, 0.05]) console.log(gateRow(hidden, margin));
  console.log(`a gate that trusts R² ≥ 0.95 of the exponential law: ${trustedLawRow(hidden, 0.02)}`);
};

main();
