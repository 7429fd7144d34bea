import { describe, expect, it } from 'vitest';
import type { Curve } from '../../../../src/core/curves/curve.ts';
import { calibrate } from '../../../../src/core/forecasts/calibrate.ts';
import {
  calibrateRoutes,
  type RouteCalibrator,
} from '../../../../src/core/forecasts/routes/calibrateRoutes.ts';
import { forecastPlannedRun } from '../../../../src/core/forecasts/routes/forecastPlannedRun.ts';
import { backtestRoutes } from '../../../../src/core/forecasts/routes/routeBacktests.ts';
import type { RouteFit } from '../../../../src/core/forecasts/routes/routePredictions.ts';
import { routeEvidence } from '../../../../src/core/pipeline/routeEvidence.ts';
import { positionOf } from '../../../../src/core/records/scaleAxis.ts';
import type { RunFacts } from '../../../../src/core/records/scoreRecord.ts';
import { randomSource, seedFor } from '../../../../src/core/stats/randomSource.ts';
import { chinchillaLoss } from '../../../../src/core/upstream/chinchillaLaw.ts';
import { aCurve, aPoint, aRecord, aRun } from '../../../support/fixtures.ts';

const law = { E: 1.7, A: 406, B: 410, alpha: 0.34, beta: 0.28 };
const lossOf = (params: number, tokens: number): number => chinchillaLoss(law, params, tokens);

interface Lab {
  readonly curves: readonly Curve[];
  readonly runs: ReadonlyMap<string, RunFacts>;
  readonly scores: readonly ((loss: number) => number)[];
}

/** Four sizes at four lengths of training; ten tasks whose scores follow the validation loss, not the compute. */
const ladder = (
  multiples: readonly number[],
  spoil: (run: string, score: number) => number = (_, y) => y,
): Lab => {
  const sizes = [1e8, 2e8, 4e8, 8e8];
  const trained = sizes.flatMap((params) =>
    multiples.map((multiple) => ({ id: `${params / 1e6}M ${multiple}x`, params, tokens: params * multiple })),
  );
  const runs = new Map(
    trained.map(({ id, params, tokens }): [string, RunFacts] => {
      const noise = Math.exp(0.002 * randomSource(seedFor(1, id)).normal());
      const losses = { web: lossOf(params, tokens) * noise };
      return [id, aRun(id, { params, tokens, flops: 6 * params * tokens, losses })];
    }),
  );
  const scores = Array.from(
    { length: 10 },
    (_, task) => (loss: number) => 0.25 + 0.6 / (1 + Math.exp((loss - 2.5 - 0.05 * task) / 0.25)),
  );
  const curves = scores.map((score, task): Curve => {
    const points = trained.map(({ id, params, tokens }) => {
      const random = randomSource(seedFor(task + 2, id));
      const loss = runs.get(id)?.losses.web ?? 0;
      const y = spoil(id, score(lossOf(params, tokens)) + 0.005 * random.normal());
      return aPoint(positionOf('loss:web', loss), y, { run: id, trainingRun: id, items: 10_000 });
    });
    return aCurve({ id: `task ${task}`, task: `task ${task}`, axis: 'loss:web', chance: 0.25, points });
  });
  return { curves, runs, scores };
};

const routesOf = ({ curves, runs }: Lab, given?: RouteFit): RouteCalibrator => {
  const flops = new Map([...runs].map(([id, run]) => [id, run.flops ?? 0]));
  const fit = given ?? calibrate(curves, { flops });
  const records = curves.flatMap(({ task, points }) =>
    points.map(({ run, score, source }) => aRecord({ run, task, score, source })),
  );
  const routes = calibrateRoutes(
    routeEvidence('loss:web', curves, { records, runs, checkpoints: 'last' }, flops, fit),
  );
  if (routes === null) throw new Error('the curves can be read by compute');
  return routes;
};

const plan = (params: number, tokens: number) => ({ flops: 6 * params * tokens, scale: { params, tokens } });

describe('the forecast of a planned run', () => {
  const lab = ladder([5, 20, 80, 320]);
  const routes = routesOf(lab);

  it('mixes compute and the predicted loss by what their backtests say', () => {
    const outcome = forecastPlannedRun(routes, 'task 3', plan(1.6e9, 3.2e10), 0.9);
    if (outcome.kind === 'none') throw new Error(outcome.reason);
    const { route, routes: shares, laws } = outcome.forecast;
    expect(route).toBe('mixed');
    expect(shares.map(({ axis, kind }) => [axis, kind])).toEqual([
      ['loss:web', 'two-stage'],
      ['flops', 'direct'],
    ]);
    expect(shares.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
    // Length of training varies 64 times at one size, so that compute says less of a score than loss does.
    expect(shares[0]?.weight).toBeGreaterThan(0.6);
    expect(Object.values(laws).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  it('holds true scores of larger runs, trained short or long', () => {
    let held = 0;
    let asked = 0;
    for (const [params, tokens] of [
      [1.6e9, 8e9],
      [1.6e9, 3.2e10],
      [1.6e9, 5e11],
    ] as const) {
      for (const [task, score] of lab.scores.entries()) {
        const outcome = forecastPlannedRun(routes, `task ${task}`, plan(params, tokens), 0.9);
        if (outcome.kind === 'none') continue;
        const truth = score(lossOf(params, tokens));
        asked += 1;
        if (truth >= outcome.forecast.lower && truth <= outcome.forecast.upper) held += 1;
        expect(Math.abs(outcome.forecast.value - truth)).toBeLessThan(0.08);
      }
    }
    expect(asked).toBe(30);
    expect(held / asked).toBeGreaterThanOrEqual(0.85);
  });

  it('goes by compute alone where nothing but compute is planned', () => {
    const outcome = forecastPlannedRun(routes, 'task 3', { flops: 6 * 1.6e9 * 3.2e10, scale: null }, 0.9);
    expect(outcome).toMatchObject({ kind: 'forecast', forecast: { route: 'direct', calibration: 'full' } });
    expect(outcome).toHaveProperty('forecast.routes.0.axis', 'flops');
  });

  it('is never narrower than the best route alone', () => {
    const mixed = forecastPlannedRun(routes, 'task 3', plan(1.6e9, 3.2e10), 0.9);
    const [best] = routes.routes;
    const alone = forecastPlannedRun(
      { ...routes, routes: best === undefined ? [] : [best] },
      'task 3',
      plan(1.6e9, 3.2e10),
      0.9,
    );
    if (mixed.kind === 'none' || alone.kind === 'none') throw new Error('both are forecast');
    expect(mixed.forecast.lowerBound).toBeLessThanOrEqual(alone.forecast.lowerBound);
    expect(mixed.forecast.upperBound).toBeGreaterThanOrEqual(alone.forecast.upperBound);
  });

  it('counts a new size at old compute as an extrapolation', () => {
    const compute = 6 * 8e8 * 3.2e10;
    const wider = forecastPlannedRun(routes, 'task 3', plan(6.4e9, compute / 6 / 6.4e9), 0.9);
    const inside = forecastPlannedRun(routes, 'task 3', plan(8e8, 3.2e10), 0.9);
    expect(inside).toMatchObject({ forecast: { distanceRatio: 0, extrapolation: { inside: true } } });
    expect(wider).toMatchObject({ forecast: { extrapolation: { inside: false } } });
    if (wider.kind === 'forecast') expect(wider.forecast.distanceRatio).toBeGreaterThan(0.4);
  });

  it('refuses a curve whose runs do not all state their compute', () => {
    const some = ladder([5, 20, 80, 320]);
    const runs = new Map(
      [...some.runs].map(([id, run], index) => [id, index === 0 ? { ...run, flops: null } : run]),
    );
    const flops = new Map(
      [...runs].flatMap(([id, { flops }]) => (flops === null ? [] : [[id, flops] as const])),
    );
    const fit = calibrate(some.curves, { flops });
    expect(
      calibrateRoutes(
        routeEvidence('loss:web', some.curves, { records: [], runs, checkpoints: 'last' }, flops, fit),
      ),
    ).toBeNull();
  });
});

describe('the backtests of routes', () => {
  it('never see a hidden score: a spoiled largest run changes no prediction of another', () => {
    const { fit } = routesOf(ladder([5, 20, 80]));
    const predictionsOf = (lab: Lab) => {
      const { curves, placeOfPredicted } = routesOf(lab, fit);
      const [first] = [...curves.values()];
      if (first === undefined) throw new Error('there is a curve');
      return backtestRoutes(first, fit, placeOfPredicted).map(({ base, byRoute }) => ({
        origin: base.originRun,
        hidden: base.hiddenRun,
        means: [...byRoute].map(([route, { mean }]) => [route, mean]),
      }));
    };
    const multiples = [5, 20, 80];
    const plain = predictionsOf(ladder(multiples));
    const spoiled = predictionsOf(ladder(multiples, (run, y) => (run === '800M 80x' ? y - 0.3 : y)));
    expect(spoiled).toEqual(plain);
    expect(plain.length).toBeGreaterThan(10);
  });

  it('leave four runs without a backtest, and still show a forecast that nothing is decided on', () => {
    const routes = routesOf(ladder([20]));
    expect(routes.routes.map(({ meanAbsoluteError }) => meanAbsoluteError)).toContain(null);
    const outcome = forecastPlannedRun(routes, 'task 3', plan(1.6e9, 3.2e10), 0.9);
    expect(outcome).toMatchObject({ kind: 'forecast', forecast: { calibration: 'none' } });
  });
});
