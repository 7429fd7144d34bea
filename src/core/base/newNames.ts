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

/**
 * The base under the names that its runs have now: a run that the base does not know and that lists an old id among its aliases is
 * that run, renamed, where nothing goes by the old id any more.
 */
export const newNames = (
  base: Pick<GatheredEvidence, 'runs'>,
  head: Pick<GatheredEvidence, 'runs'>,
): NewNames => {
  const names = new Map(
    [...head.runs.values()].flatMap(({ id, aliases }) =>
      base.runs.has(id)
        ? []
        : aliases.filter((old) => base.runs.has(old) && !head.runs.has(old)).map((old) => [old, id] as const),
    ),
  );
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
