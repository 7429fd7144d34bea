import { groupBy } from '../collections/groupBy.ts';
import type { Curve, CurvePoint } from '../curves/curve.ts';
import type { JudgedEvidence } from '../pipeline/judgeEvidence.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';

/** A point of a curve of the base that the head's curve has not, or has otherwise. */
export interface LostPoint {
  readonly curve: Curve;
  readonly point: CurvePoint;
  /** Why, in words that go on from "records of one run, ": `contradicted by a second score in evals/b.csv`. */
  readonly cause: string;
}

/** What enters a fit of a point: whatever else changes leaves the fit alone. */
const isSame = (a: CurvePoint, b: CurvePoint): boolean =>
  a.score === b.score &&
  a.standardError === b.standardError &&
  a.items === b.items &&
  a.scale === b.scale &&
  a.trainingRun === b.trainingRun;

/** What a curve says of its points together: how they are read. */
const isReadAlike = (a: Curve, b: Curve): boolean =>
  a.direction === b.direction &&
  a.chance === b.chance &&
  a.range?.lower === b.range?.lower &&
  a.range?.upper === b.range?.upper;

type ScoreOf = Pick<ScoreRecord, 'run' | 'task' | 'metric'>;

const keyOf = ({ run, task, metric }: ScoreOf): string => JSON.stringify([run, task, metric]);

/** Says why the head has a point of the base not, or otherwise. */
const causes = ({ evidence, integrity, drawn }: JudgedEvidence, readings: ReadonlySet<string>) => {
  const { contradicting, replaced } = evidence.left;
  const against = new Map(
    contradicting.flatMap((group) => group.map((record) => [keyOf(record), group] as const)),
  );
  const newer = new Map(replaced.map(({ record, by }) => [keyOf(record), by] as const));
  const doubts = new Map(
    [...integrity.distrusted].map(([record, reasons]) => [keyOf(record), reasons] as const),
  );
  const files = new Set(
    evidence.parts.files.flatMap(({ records }) => records.map(({ source }) => source.file)),
  );
  const ofTask = groupBy(
    drawn.tasks.flatMap(({ curves }) => curves),
    ({ task, metric }) => JSON.stringify([task, metric]),
  );
  return (curve: Curve, point: CurvePoint, now: CurvePoint | undefined): string => {
    const key = keyOf({ ...curve, run: point.run });
    if (now !== undefined) {
      if (now.scale !== point.scale || now.trainingRun !== point.trainingRun)
        return 'with other facts of their run';
      if (now.source.file !== point.source.file) return `given otherwise in ${now.source.file}`;
      return readings.has(point.source.file) ? 'read in another way' : `edited in ${now.source.file}`;
    }
    const contradiction = against.get(key);
    if (contradiction !== undefined) {
      const other = contradiction.find(({ source }) => source.file !== point.source.file) ?? contradiction[0];
      return `contradicted by a second score in ${other?.source.file ?? point.source.file}`;
    }
    const replacement = newer.get(key);
    if (replacement !== undefined) return `replaced by a newer score in ${replacement.source.file}`;
    const [doubt] = doubts.get(key) ?? [];
    if (doubt !== undefined) return `distrusted by ${doubt.rule.id}`;
    const others = ofTask.get(JSON.stringify([curve.task, curve.metric])) ?? [];
    const elsewhere = others.find(({ points }) => points.some(({ run }) => run === point.run));
    if (elsewhere !== undefined) return `on another curve (${elsewhere.id})`;
    const sibling = others
      .flatMap(({ points }) => points)
      .find(({ trainingRun }) => trainingRun === point.trainingRun);
    if (sibling !== undefined) return `in whose place stands ${sibling.run}`;
    return files.has(point.source.file) ? 'left out' : 'removed';
  };
};

/**
 * The points that the curves of the base have and those of the head have not, or have with another value, at another scale, or read in
 * another way. Told from what stands on the curves at the end, whatever the reason.
 *
 * @param base the curves of the base, under the names that its runs have at the head
 * @param readings files of which both sides have one reading, since their bytes are the same
 */
export const lostPoints = (
  base: readonly Curve[],
  head: JudgedEvidence,
  readings: ReadonlySet<string>,
): readonly LostPoint[] => {
  const now = new Map(
    head.drawn.tasks.flatMap(({ curves }) => curves).map((curve): [string, Curve] => [curve.id, curve]),
  );
  const causeOf = causes(head, readings);
  return base.flatMap((curve) => {
    const same = now.get(curve.id);
    const points = new Map(same?.points.map((point) => [point.run, point]));
    const isAlike = same !== undefined && isReadAlike(curve, same);
    return curve.points.flatMap((point): LostPoint[] => {
      const other = points.get(point.run);
      if (isAlike && other !== undefined && isSame(point, other)) return [];
      return [{ curve, point, cause: causeOf(curve, point, other) }];
    });
  });
};
