import type { Curve } from '../curves/curve.ts';
import type { GatheredEvidence } from '../pipeline/gatherEvidence.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import type { PolicedRecord } from '../runs/settleDuplicates.ts';

/** The names of the base's runs at the head. */
export interface NewNames {
  readonly nameOf: (id: string) => string;
  readonly ofRun: (facts: RunFacts) => RunFacts;
  readonly ofRecord: (record: ScoreRecord) => ScoreRecord;
  readonly ofPoliced: (one: PolicedRecord) => PolicedRecord;
  readonly ofCurve: (curve: Curve) => Curve;
}

const asTheyWere: NewNames = {
  nameOf: (id) => id,
  ofRun: (facts) => facts,
  ofRecord: (record) => record,
  ofPoliced: (one) => one,
  ofCurve: (curve) => curve,
};

type Runs = ReadonlyMap<string, RunFacts>;

/** New id by old id, of the runs that list the old one among their aliases. */
const renamedRuns = (base: Runs, head: Runs): ReadonlyMap<string, string> => {
  // A checkpoint has the aliases of its training run: those are not its own.
  const isOwn = ({ id, trainingRun }: RunFacts, old: string): boolean =>
    trainingRun === id || head.get(trainingRun)?.aliases.includes(old) !== true;
  return new Map(
    [...head.values()].flatMap((run) =>
      base.has(run.id)
        ? []
        : run.aliases
            .filter((old) => base.has(old) && !head.has(old) && isOwn(run, old))
            .map((old) => [old, run.id] as const),
    ),
  );
};

/** New id by old id, of the checkpoints of renamed runs: `old@step1000` is `new@step1000` now. */
const renamedCheckpoints = (
  base: Runs,
  head: Runs,
  renamed: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> =>
  new Map(
    [...base.values()].flatMap(({ id, trainingRun }) => {
      const run = renamed.get(trainingRun);
      if (run === undefined || head.has(id) || !id.startsWith(`${trainingRun}@`)) return [];
      const now = `${run}${id.slice(trainingRun.length)}`;
      return head.has(now) && !base.has(now) ? [[id, now] as const] : [];
    }),
  );

/**
 * The base under the names that its runs have now: a run that the base does not know and that lists an old id among its aliases is
 * that run, renamed, where nothing goes by the old id any more. Its checkpoints, which are called after it, are renamed with it.
 */
export const newNames = (
  base: Pick<GatheredEvidence, 'runs'>,
  head: Pick<GatheredEvidence, 'runs'>,
): NewNames => {
  const renamed = renamedRuns(base.runs, head.runs);
  const names = new Map([...renamedCheckpoints(base.runs, head.runs, renamed), ...renamed]);
  if (names.size === 0) return asTheyWere;
  const nameOf = (id: string): string => names.get(id) ?? id;
  const ofRecord = (record: ScoreRecord): ScoreRecord =>
    names.has(record.run) ? { ...record, run: nameOf(record.run) } : record;
  return {
    nameOf,
    ofRun: (facts) => ({ ...facts, id: nameOf(facts.id), trainingRun: nameOf(facts.trainingRun) }),
    ofRecord,
    ofPoliced: (one) => ({ ...one, record: ofRecord(one.record) }),
    ofCurve: (curve) => ({
      ...curve,
      points: curve.points.map((point) => ({
        ...point,
        run: nameOf(point.run),
        trainingRun: nameOf(point.trainingRun),
      })),
    }),
  };
};
