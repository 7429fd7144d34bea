import type { Curve, CurvePoint } from '../curves/curve.ts';
import type { RunFacts, ScoreRecord, Source } from '../records/scoreRecord.ts';

type Levels = Readonly<Record<string, string>>;

const keyOf = ({ file, pointer }: Source): string => `${file}\n${pointer}`;

/**
 * Looks up the factors that nobody declared and that all points of a curve agree in: what an artifact says of a score, else
 * what is known of its run. Where two curves differ in one of them, it may be the cause of what seems another factor's doing.
 */
export const undeclaredLevels = (
  records: readonly ScoreRecord[],
  runs: ReadonlyMap<string, RunFacts>,
  declared: readonly string[],
): ((curve: Curve) => Levels) => {
  let ofRecords: Map<string, Levels> | null = null;
  const levelsAt = ({ run, source }: CurvePoint): Levels => {
    ofRecords ??= new Map(records.map((record) => [keyOf(record.source), record.factors]));
    return { ...runs.get(run)?.factors, ...ofRecords.get(keyOf(source)) };
  };
  const found = new Map<Curve, Levels>();
  return (curve) => {
    const known = found.get(curve);
    if (known !== undefined) return known;
    const [first = {}, ...others] = curve.points.map(levelsAt);
    const shared = Object.entries(first).filter(
      ([factor, level]) => !declared.includes(factor) && others.every((levels) => levels[factor] === level),
    );
    const levels = Object.fromEntries(shared);
    found.set(curve, levels);
    return levels;
  };
};
