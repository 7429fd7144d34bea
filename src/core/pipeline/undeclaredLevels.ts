import type { Curve, CurvePoint } from '../curves/curve.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import { sourceKey } from '../records/sourceKey.ts';

type Levels = Readonly<Record<string, string>>;

const NOTHING = 'nothing';

/** Gives each record what it says of how it was obtained, as levels: `lm-eval fewshot_split` is `train`. */
const settingsOf = (records: readonly ScoreRecord[]): ((record: ScoreRecord) => Levels) => {
  // A key that one of them leaves out is a difference to those that have it, where they state it in one way.
  const keys = new Map<string, Set<string>>();
  const subjectOf = (scheme: string, task: string): string => `${scheme}\u0000${task}`;
  for (const { task, configuration } of records) {
    if (configuration === null) continue;
    const subject = subjectOf(configuration.scheme, task);
    const known = keys.get(subject) ?? new Set<string>();
    keys.set(subject, known);
    for (const key of configuration.parts.keys()) known.add(key);
  }
  const known = new Map<string, Levels>();
  return ({ task, configuration }) => {
    if (configuration === null) return {};
    const { scheme, parts, fingerprint } = configuration;
    const name = `${fingerprint}\u0000${task}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const levels = Object.fromEntries(
      [...(keys.get(subjectOf(scheme, task)) ?? [])].map((key) => [
        `${scheme} ${key}`,
        parts.get(key)?.text ?? NOTHING,
      ]),
    );
    known.set(name, levels);
    return levels;
  };
};

/**
 * Looks up the factors that nobody declared and that all points of a curve agree in: what an artifact says of a score, and of how
 * it was obtained, else what is known of its run. Where two curves differ in one of them, it may be the cause of what seems
 * another factor's doing; where the factor is the configuration itself, it says what that is.
 */
export const undeclaredLevels = (
  records: readonly ScoreRecord[],
  runs: ReadonlyMap<string, RunFacts>,
  declared: readonly string[],
): ((curve: Curve) => Levels) => {
  let ofRecords: Map<string, Levels> | null = null;
  const allLevels = (): Map<string, Levels> => {
    const settings = settingsOf(records);
    return new Map(
      records.map((record) => [sourceKey(record.source), { ...settings(record), ...record.factors }]),
    );
  };
  const levelsAt = ({ run, source }: CurvePoint): Levels => {
    ofRecords ??= allLevels();
    return { ...runs.get(run)?.factors, ...ofRecords.get(sourceKey(source)) };
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
