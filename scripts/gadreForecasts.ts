/**
 * Forecasts on the Gadre et al. (2024) runs with the largest hidden: coverage, interval score and the gate's error rates.
 *
 *   npx tsx scripts/gadreForecasts.ts [--hide large|412m|last5] [--route direct|two-stage]
 *
 * `large` hides the 9 runs of 1.4B and 6.9B parameters: the published figure, to be looked at rarely. `412m` and `last5` hide runs
 * among the 95 smaller ones and are what constants may be compared on. Data path: SCALING_GUARD_DATA, else ../shared/data.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Curve, CurvePoint } from '../src/core/curves/curve.ts';
import { calibrate } from '../src/core/forecasts/calibrate.ts';
import type { Forecast } from '../src/core/forecasts/forecast.ts';
import { forecastScore } from '../src/core/forecasts/forecastScore.ts';
import type { ForecastTarget } from '../src/core/forecasts/forecastTarget.ts';
import { positionOf } from '../src/core/records/scaleAxis.ts';
import { predictLoss } from '../src/core/upstream/predictLoss.ts';

interface GadreRun {
  readonly name: string;
  readonly corpus: string;
  readonly size: string;
  readonly loss: number;
  readonly params: number;
  readonly tokens: number;
  readonly flops: number;
  readonly scores: Readonly<Record<string, number>>;
}

interface Hidden {
  readonly run: GadreRun;
  readonly task: string;
  readonly actual: number;
  readonly level: Forecast;
  readonly gate: Forecast;
}

const axis = 'loss:c4_val';

const readRuns = (folder: string): readonly GadreRun[] =>
  readdirSync(join(folder, 'models'))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const model = JSON.parse(readFileSync(join(folder, 'models', file), 'utf8'));
      const name = file.slice(0, -'.json'.length);
      const evaluation = JSON.parse(
        readFileSync(join(folder, 'evals', `evaluation_${name}_heavy.json`), 'utf8'),
      );
      const { params, tokens, model: size } = model.hyperparameters;
      const validation = model.results.find((result: { val_data: string[] }) =>
        result.val_data.some((path) => path.includes('/c4_val/')),
      );
      return {
        name,
        corpus: model.dataset_name,
        size,
        loss: validation.loss,
        params,
        tokens,
        flops: 6 * params * tokens,
        scores: evaluation.eval_metrics.icl,
      };
    });

const readTasks = (folder: string): ReadonlyMap<string, { items: number; chance: number }> =>
  new Map(
    readFileSync(join(folder, 'eval_metadata.csv'), 'utf8')
      .split(/\r?\n/)
      .slice(1)
      .flatMap((line) => {
        const [task, , , , items, chance] = line.split(',');
        return task ? [[task, { items: Number(items), chance: Number(chance) / 100 }] as const] : [];
      }),
  );

const curvesOf = (
  runs: readonly GadreRun[],
  tasks: ReadonlyMap<string, { items: number; chance: number }>,
): readonly Curve[] => {
  const corpora = [...new Set(runs.map((run) => run.corpus))].sort();
  const names = Object.keys(runs[0]?.scores ?? {}).sort();
  return corpora.flatMap((corpus) =>
    names.map((task): Curve => {
      const points = runs
        .filter((run) => run.corpus === corpus)
        .map(
          (run): CurvePoint => ({
            run: run.name,
            trainingRun: run.name,
            scale: run.loss,
            position: positionOf(axis, run.loss),
            score: run.scores[task] ?? 0,
            standardError: null,
            items: tasks.get(task)?.items ?? null,
            source: { file: '', pointer: '' },
          }),
        )
        .sort((a, b) => a.position - b.position);
      return {
        id: `${task} · acc · ${axis} · pretraining_corpus=${corpus}`,
        task,
        metric: 'acc',
        axis,
        factors: { pretraining_corpus: corpus },
        direction: 'higher',
        range: { lower: 0, upper: 1 },
        chance: tasks.get(task)?.chance ?? null,
        points,
      };
    }),
  );
};

const hide = (runs: readonly GadreRun[], which: string): ReadonlySet<GadreRun> => {
  const large = (run: GadreRun): boolean => run.size === 'open_lm_1b' || run.size === 'open_lm_7b';
  if (which === 'large') return new Set(runs.filter(large));
  const small = runs.filter((run) => !large(run));
  if (which === '412m') return new Set(small.filter((run) => run.size.includes('d=1024')));
  const corpora = [...new Set(runs.map((run) => run.corpus))];
  return new Set(
    corpora.flatMap((corpus) =>
      small
        .filter((run) => run.corpus === corpus)
        .sort((a, b) => a.loss - b.loss)
        .slice(0, 5),
    ),
  );
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

const figures = (hidden: readonly Hidden[]): string => {
  const alpha = 0.1;
  const coverage = mean(
    hidden.map(({ actual, level }) => (actual >= level.lower && actual <= level.upper ? 1 : 0)),
  );
  const score = mean(
    hidden.map(({ actual, level: { lower, upper } }) => {
      const outside = Math.max(0, lower - actual, actual - upper);
      return upper - lower + (2 / alpha) * outside;
    }),
  );
  const error = mean(hidden.map(({ actual, level }) => Math.abs(actual - level.value)));
  const bias = mean(hidden.map(({ actual, level }) => actual - level.value));
  const width = mean(hidden.map(({ level }) => level.upper - level.lower));
  const cells = [coverage, score, error, bias, width].map((value) => value.toFixed(4));
  return `n ${String(hidden.length).padStart(4)}  coverage ${cells[0]}  interval score ${cells[1]}  MAE ${cells[2]}  bias ${cells[3]}  width ${cells[4]}`;
};

/** The gate of METHOD-FORECASTS section 3: bound, resolution, distance, calibration. */
const gate = (forecast: Forecast, target: number, resolution: number): 'pass' | 'block' | 'inconclusive' => {
  const supported = forecast.calibration === 'full' && forecast.distanceRatio <= 1.1;
  if (!supported) return 'inconclusive';
  if (forecast.lowerBound >= target && forecast.value - forecast.lowerBound <= resolution) return 'pass';
  return forecast.upperBound < target ? 'block' : 'inconclusive';
};

const gateRow = (hidden: readonly Hidden[], margin: number, resolution: number): string => {
  const share = (shift: number): Record<string, number> => {
    const outcomes = hidden.map(({ gate: forecast, actual }) => gate(forecast, actual + shift, resolution));
    const of = (name: string): number => mean(outcomes.map((outcome) => (outcome === name ? 1 : 0)));
    return { pass: of('pass'), block: of('block'), inconclusive: of('inconclusive') };
  };
  const right = share(-margin);
  const wrong = share(margin);
  const line = (row: Record<string, number>): string =>
    `${row.pass?.toFixed(3)} / ${row.block?.toFixed(3)} / ${row.inconclusive?.toFixed(3)}`;
  const passed = (right.pass ?? 0) + (wrong.pass ?? 0);
  const precision = passed > 0 ? ((right.pass ?? 0) / passed).toFixed(3) : '-';
  return `margin ${margin.toFixed(2)}  precision ${precision}  true: ${line(right)}  false: ${line(wrong)}`;
};

/** Where L(N, D), fitted to the shown runs of a corpus, puts its hidden runs; prints how far off it is. */
const predictedTargets = (
  fitted: readonly GadreRun[],
  hiddenRuns: ReadonlySet<GadreRun>,
): ReadonlyMap<GadreRun, ForecastTarget> => {
  const targets = new Map<GadreRun, ForecastTarget>();
  for (const run of hiddenRuns) {
    const family = fitted
      .filter(({ corpus }) => corpus === run.corpus)
      .map(({ name, params, tokens, loss }) => ({ run: name, params, tokens, loss }));
    const prediction = predictLoss(family, run, 0);
    if (prediction.kind !== 'predicted') continue;
    const { loss, relativeError, distance, fit } = prediction;
    const { E, alpha, beta } = fit.parameters;
    const numbers = [
      run.loss,
      loss,
      relativeError,
      Math.log(run.loss / loss) / relativeError,
      distance,
      E,
      alpha,
      beta,
    ];
    console.log(
      `${run.name.padEnd(36)} loss, predicted, error, z, distance, E, alpha, beta: ${numbers.map((value) => value.toFixed(3)).join(' ')}`,
    );
    targets.set(run, { position: -loss, flops: run.flops, predictedLoss: prediction });
  }
  return targets;
};

const main = (): void => {
  const { values } = parseArgs({
    options: { hide: { type: 'string', default: 'large' }, route: { type: 'string', default: 'direct' } },
  });
  const folder = join(process.env.SCALING_GUARD_DATA ?? '../shared/data', 'gadre2024');
  if (!existsSync(folder)) {
    console.log(`skipped: no Gadre data at ${folder} (set SCALING_GUARD_DATA)`);
    return;
  }
  const all = readRuns(folder);
  const hiddenRuns = hide(all, values.hide);
  const large = hide(all, 'large');
  const fitted = all.filter((run) => !hiddenRuns.has(run) && !large.has(run));
  const curves = curvesOf(fitted, readTasks(folder));
  const flops = new Map(fitted.map((run) => [run.name, run.flops]));

  const start = performance.now();
  const calibrator = calibrate(curves, { flops });
  const made = performance.now();
  const targets = values.route === 'two-stage' ? predictedTargets(fitted, hiddenRuns) : new Map();
  const predicted = performance.now();
  const hidden = [...hiddenRuns].flatMap((run) =>
    curves
      .filter((curve) => curve.factors.pretraining_corpus === run.corpus)
      .flatMap((curve): readonly Hidden[] => {
        const target = targets.get(run) ?? { position: positionOf(axis, run.loss) };
        const level = forecastScore(calibrator, curve, target, 0.9);
        if (level.kind !== 'forecast') return [];
        const actual = run.scores[curve.task] ?? 0;
        return [{ run, task: curve.task, actual, level: level.forecast, gate: level.forecast }];
      }),
  );
  const end = performance.now();
  const { axis: forecastAxis } = calibrator;
  console.log(`hidden: ${values.hide}, ${hiddenRuns.size} runs; E = ${forecastAxis?.irreducible.toFixed(3)}`);
  console.log(
    `calibrate ${(made - start).toFixed(0)} ms, upstream ${(predicted - made).toFixed(0)} ms, forecasts ${(end - predicted).toFixed(0)} ms`,
  );
  console.log(`all            ${figures(hidden)}`);
  const groups = {
    size: (one: Hidden): string => one.run.size,
    corpus: (one: Hidden): string => one.run.corpus,
  };
  for (const of of Object.values(groups)) {
    for (const name of [...new Set(hidden.map(of))].sort()) {
      console.log(`${name.slice(-14).padEnd(14)} ${figures(hidden.filter((one) => of(one) === name))}`);
    }
  }
  const inner = hidden[0]?.level.backtest;
  console.log(`inner backtest of the first: ${JSON.stringify(inner)}, ${hidden[0]?.level.calibration}`);
  console.log(
    `longest backtest ${calibrator.longestBacktest.toFixed(3)}; largest ratio ${Math.max(...hidden.map((one) => one.level.distanceRatio)).toFixed(3)}`,
  );
  console.log('gate: confidence 0.90, resolution 0.05; pass / block / inconclusive');
  for (const margin of [0.01, 0.02, 0.03, 0.05]) console.log(gateRow(hidden, margin, 0.05));
};

main();
