import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from '../../../src/core/configuration/configuration.ts';
import { defaultConfiguration } from '../../../src/core/configuration/defaultConfiguration.ts';
import type { Curve } from '../../../src/core/curves/curve.ts';
import { drawCurves } from '../../../src/core/pipeline/drawCurves.ts';
import { gatherEvidence } from '../../../src/core/pipeline/gatherEvidence.ts';
import type { ScaleAxis } from '../../../src/core/records/scaleAxis.ts';
import type { RunFacts } from '../../../src/core/records/scoreRecord.ts';
import { folderWorkspace } from '../../../src/shell/folderWorkspace.ts';
import type { DevelopmentSplit, HiddenTarget } from './developmentSplit.ts';

interface Ladder {
  readonly folder: string;
  readonly axis: ScaleAxis;
  readonly factors: readonly string[];
  /** Completes what the evidence does not state. */
  readonly facts?: (run: RunFacts) => Partial<RunFacts>;
  /** Metrics that are read; all where left out. */
  readonly metric?: string;
}

const flopsOf = ({ flops, params, tokens }: RunFacts): number | null =>
  flops ?? (params === null || tokens === null ? null : 6 * params * tokens);

const read = ({ folder, axis, factors, facts, metric }: Ladder) => {
  const configuration: Configuration = { ...defaultConfiguration(), axis, factors: [...factors] };
  const gathered = gatherEvidence(folderWorkspace(folder), configuration);
  const runs = new Map(
    [...gathered.runs].map(([id, run]): [string, RunFacts] => {
      const complete = { ...run, ...facts?.(run) };
      return [id, { ...complete, flops: flopsOf(complete) }];
    }),
  );
  const evidence = { ...gathered, runs };
  const curves = drawCurves(evidence, configuration)
    .tasks.flatMap((task) => task.curves)
    .filter((curve) => metric === undefined || curve.metric === metric);
  return { curves, runs, records: evidence.records };
};

/** Hides the runs that `hides` names, of those that are not `never` to be looked at. */
const split = (
  name: string,
  { curves, runs, records }: ReturnType<typeof read>,
  hides: (curve: Curve, run: string) => boolean,
  never: (run: string) => boolean = () => false,
): DevelopmentSplit => {
  const gone = new Set<string>();
  const hidden = curves.flatMap((curve, index) =>
    curve.points.flatMap(({ run, score, scale }): readonly HiddenTarget[] => {
      const { params = null, tokens = null, flops = null } = runs.get(run) ?? {};
      if (never(run)) gone.add(run);
      if (never(run) || !hides(curve, run)) return [];
      gone.add(run);
      return params === null || tokens === null || flops === null
        ? []
        : [{ run, curve: index, actual: score, scale, params, tokens, flops }];
    }),
  );
  const shown = curves.map((curve) => ({
    ...curve,
    points: curve.points.filter(({ run }) => !gone.has(run)),
  }));
  return {
    name,
    shown,
    hidden,
    records: records.filter(({ run }) => !gone.has(run)),
    runs: new Map([...runs].filter(([id]) => !gone.has(id) && !never(id))),
    hasLoss: curves[0]?.axis.startsWith('loss:') ?? false,
  };
};

/** The model JSON's `hyperparameters.model` stands in every run's name; the largest runs are no development data. */
const isLarge = (run: string): boolean => run.includes('open_lm_1b') || run.includes('open_lm_7b');

const pythiaSizes: readonly (readonly [name: string, params: number])[] = [
  ['-70m', 7.0427e7],
  ['-160m', 1.62323e8],
  ['-410m', 4.05334e8],
  ['-1b', 1.011782e9],
  ['-1.4b', 1.414648e9],
  ['-2.8b', 2.775208e9],
  ['-6.9b', 6.857302e9],
  ['-12b', 1.1846e10],
];

const pythiaFacts = ({ id }: RunFacts): Partial<RunFacts> => {
  const params = pythiaSizes.find(([name]) => id.includes(`${name}@`) || id.includes(`${name}-bf16`))?.[1];
  return { params: params ?? null, paramsKind: 'total', tokens: 2.998e11 };
};

/** The splits of the ladders that lie in the data folder; those that do not are left out. */
export const realSplits = (data: string): readonly DevelopmentSplit[] => {
  const ladder = (folder: string, made: (folder: string) => readonly DevelopmentSplit[]) =>
    existsSync(join(data, folder)) ? made(join(data, folder)) : [];
  return [
    ...ladder('gadre2024', (folder) => {
      const gadre = read({ folder, axis: 'loss:c4_val', factors: ['pretraining_corpus'] });
      const last = (curve: Curve): readonly string[] =>
        curve.points
          .map(({ run }) => run)
          .filter((run) => !isLarge(run))
          .slice(-5);
      return [
        split('Gadre, 412M hidden', gadre, (_, run) => run.includes('d=1024'), isLarge),
        split('Gadre, last five a corpus', gadre, (curve, run) => last(curve).includes(run), isLarge),
      ];
    }),
    ...ladder('olmo-ladder', (folder) => {
      const olmo = read({ folder, axis: 'loss:c4_en', factors: [] });
      return [
        split('OLMo ladder, 3B hidden', olmo, (_, run) => run.startsWith('3B')),
        split(
          'OLMo ladder, 1B hidden, without 3B',
          olmo,
          (_, run) => run.startsWith('1B'),
          (run) => run.startsWith('3B'),
        ),
      ];
    }),
    ...ladder('formats/lm_eval_old/pythia_ladder_step143000', (folder) => {
      const pythia = read({ folder, axis: 'flops', factors: [], facts: pythiaFacts, metric: 'acc' });
      return [
        split('Pythia, 12B hidden', pythia, (_, run) => run.includes('-12b')),
        split('Pythia, 6.9B and 12B hidden', pythia, (_, run) => /-12b|-6\.9b/.test(run)),
      ];
    }),
  ];
};
