import type { Curve } from '../../../src/core/curves/curve.ts';
import { metricSpace } from '../../../src/core/curves/metricSpace.ts';
import { calibrate } from '../../../src/core/forecasts/calibrate.ts';
import { calibrateRoutes } from '../../../src/core/forecasts/routes/calibrateRoutes.ts';
import { forecastPlannedRun } from '../../../src/core/forecasts/routes/forecastPlannedRun.ts';
import type { Route } from '../../../src/core/forecasts/routes/route.ts';
import { routeEvidence } from '../../../src/core/pipeline/routeEvidence.ts';
import { positionOf } from '../../../src/core/records/scaleAxis.ts';
import type { RunFacts, ScoreRecord } from '../../../src/core/records/scoreRecord.ts';
import { randomSource, seedFor } from '../../../src/core/stats/randomSource.ts';
import { chinchillaLoss } from '../../../src/core/upstream/chinchillaLaw.ts';
import type { HeldForecast } from './heldForecast.ts';

/** Four sizes, each at four multiples of 20 tokens per parameter: the shape of a model ladder. */
const sizes = [1.9e8, 3.7e8, 7.6e8, 1.3e9];
const multiples = [1, 2, 5, 10];

/** Planned runs: twice the largest size, and five times it at more tokens still. */
const planned = [
  { label: '2.6B at 5x', params: 2.6e9, tokens: 20 * 2.6e9 * 5 },
  { label: '7B at 10x', params: 7e9, tokens: 20 * 7e9 * 10 },
];

const corpus = 'web';
const source = { file: '', pointer: '' };

/**
 * A simulated ladder whose validation loss follows L(N, D), whose tasks' own losses follow the validation loss, and whose scores
 * follow the tasks' own losses. Forecasts of planned runs by the given routes are held against the true score.
 */
export const plannedLadder = (
  seed: number,
  tasks: number,
  candidates: readonly Route[] | null,
): readonly HeldForecast[] => {
  const random = randomSource(seedFor(seed, 'planned'));
  const law = {
    E: 1.6 + 0.3 * random.next(),
    A: 406 * Math.exp(0.3 * random.normal()),
    B: 410 * Math.exp(0.3 * random.normal()),
    alpha: 0.34,
    beta: 0.28,
  };
  const trained = sizes.flatMap((params) =>
    multiples.map((multiple) => {
      const tokens = 20 * params * multiple;
      const trueLoss = chinchillaLoss(law, params, tokens) * Math.exp(0.004 * random.normal());
      return { id: `${params / 1e6}M-${multiple}x`, params, tokens, trueLoss };
    }),
  );
  const runs = new Map(
    trained.map(({ id, params, tokens, trueLoss }): [string, RunFacts] => [
      id,
      {
        id,
        aliases: [],
        params,
        paramsKind: 'total',
        tokens,
        flops: 6 * params * tokens,
        step: null,
        trainingRun: id,
        losses: { [corpus]: trueLoss * Math.exp(0.002 * random.normal()) },
        factors: {},
        source,
        origins: [],
      },
    ]),
  );
  const flops = new Map([...runs].map(([id, facts]) => [id, facts.flops ?? 0]));
  const records: ScoreRecord[] = [];
  const drawn = Array.from({ length: tasks }, (_, index) => {
    const chance = [0.25, 0.25, 0.5, 0][random.integer(4)] ?? 0.25;
    const middle = 2.1 + 0.9 * random.next();
    const width = index % 8 === 5 ? 0.05 : 0.15 + 0.3 * random.next();
    const top = chance + (0.95 - chance) * (0.5 + 0.5 * random.next());
    const rise = index % 8 === 0 ? 0 : top - chance;
    const ofLoss = (loss: number): number => chance + rise / (1 + Math.exp((loss - middle) / width));
    const items = [500, 1000, 2000, 5000][random.integer(4)] ?? 1000;
    const ownLoss = (loss: number): number => 0.3 * (loss - 1.2) ** 1.1;
    const points = trained.map(({ id, trueLoss }) => {
      const truth = ofLoss(trueLoss);
      const sd = Math.hypot(Math.sqrt((truth * (1 - truth)) / items), index % 8 === 3 ? 0.02 : 0.004);
      const score = Math.min(1, Math.max(0, truth + sd * random.normal()));
      const taskLoss = ownLoss(trueLoss) * Math.exp(0.005 * random.normal());
      const at = { file: `task-${index}`, pointer: `/${id}` };
      records.push({
        run: id,
        task: `task-${index}`,
        metric: 'acc',
        score,
        unit: null,
        standardError: null,
        items,
        chance,
        higherIsBetter: true,
        taskLoss,
        factors: {},
        date: null,
        configuration: null,
        source: at,
        origins: [],
      });
      const scale = runs.get(id)?.losses[corpus] ?? 1;
      const axis = `loss:${corpus}` as const;
      return {
        run: id,
        trainingRun: id,
        scale,
        position: positionOf(axis, scale),
        score,
        standardError: null,
        items,
        source: at,
      };
    });
    const curve: Curve = {
      id: `task-${index}`,
      task: `task-${index}`,
      metric: 'acc',
      axis: `loss:${corpus}`,
      factors: {},
      direction: 'higher',
      range: { lower: 0, upper: 1 },
      space: metricSpace({ direction: 'higher', range: { lower: 0, upper: 1 }, floor: null }, []),
      chance,
      points: points.sort((a, b) => a.position - b.position),
    };
    return { curve, ofLoss };
  });
  const curves = drawn.map(({ curve }) => curve);
  const fit = calibrate(curves, { flops });
  const evidence = routeEvidence(
    `loss:${corpus}`,
    curves,
    { records, runs, checkpoints: 'last' },
    flops,
    fit,
  );
  const routes = calibrateRoutes({ ...evidence, candidates: candidates ?? evidence.candidates });
  if (routes === null) return [];
  return planned.flatMap(({ label, params, tokens }) =>
    drawn.flatMap(({ curve, ofLoss }): readonly HeldForecast[] => {
      const run = { flops: 6 * params * tokens, scale: { params, tokens } };
      const outcome = forecastPlannedRun(routes, curve.id, run, 0.9);
      if (outcome.kind === 'none') return [];
      const actual = ofLoss(chinchillaLoss(law, params, tokens));
      return [{ run: label, curve, actual, position: 0, group: label, forecast: outcome.forecast }];
    }),
  );
};
