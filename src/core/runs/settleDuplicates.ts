import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { getOrMake } from '../collections/getOrMake.ts';
import { groupBy } from '../collections/groupBy.ts';
import type { DuplicatePolicy } from '../configuration/configuration.ts';
import { quoteText } from '../documents/quoteText.ts';
import type { Complaint } from '../records/boundByFile.ts';
import { levelsOf } from '../records/levelsOf.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';
import { evaluationDifferences } from './evaluationDifferences.ts';
import { type Replacement, replacedScores } from './replacedScores.ts';

/** A record under its joined run, with the policy of the evidence that it is from. */
export interface PolicedRecord {
  readonly record: ScoreRecord;
  readonly duplicates: DuplicatePolicy;
}

/** Records that are not used because another one of the same score is, or because none of them can be. */
export interface LeftOut {
  /** Those left out because an equal one was kept. */
  readonly repeats: readonly ScoreRecord[];
  /** Those left out because a newer one was kept. */
  readonly replaced: readonly Replacement[];
  /** Those of which none was kept, since nothing says which of them counts; together what is one score. */
  readonly contradicting: readonly (readonly ScoreRecord[])[];
}

/** The records without repetitions. */
export interface Settled {
  /** At most one for each run, task, metric and factor levels, in the order given. */
  readonly records: readonly ScoreRecord[];
  readonly complaints: readonly Complaint[];
  readonly left: LeftOut;
}

const levelsKey = (factors: Readonly<Record<string, string>>): string =>
  JSON.stringify(Object.entries(factors).sort(([a], [b]) => (a < b ? -1 : 1)));

/** By task, then metric, then run: a key joined of all three would be one text more for each of a million records. */
type Firsts = Map<string, PolicedRecord>;
type Metrics = Map<string, Firsts>;
type Places = Map<string, Metrics>;

/** Where the first record of each run, task, metric and combination of levels is kept. */
const placesOf = (splitsConfigurations: boolean) => {
  const byText = new Map<string, Places>();
  const byObject = new WeakMap<object, Places>();
  return (record: ScoreRecord): Firsts => {
    const { task, metric } = record;
    const factors = splitsConfigurations ? levelsOf(record) : record.factors;
    const places = byObject.get(factors) ?? getOrMake(byText, levelsKey(factors), (): Places => new Map());
    byObject.set(factors, places);
    const metrics = getOrMake(places, task, (): Metrics => new Map());
    return getOrMake(metrics, metric, (): Firsts => new Map());
  };
};

/** How much a record says of its own noise. */
const fullness = ({ standardError, items }: ScoreRecord): number =>
  (standardError === null ? 0 : 2) + (items === null ? 0 : 1);

/** Of equal scores the one that says most about itself, and of those the one with the most noise, whatever file is read first. */
const fullest = (group: readonly PolicedRecord[]): ScoreRecord | null =>
  group
    .map(({ record }) => record)
    .toSorted(
      (a, b) =>
        fullness(b) - fullness(a) ||
        (b.standardError ?? 0) - (a.standardError ?? 0) ||
        (a.items ?? 0) - (b.items ?? 0) ||
        byCodeUnits(a.configuration?.fingerprint ?? '', b.configuration?.fingerprint ?? ''),
    )[0] ?? null;

/** The newest of several records, where the policy of all of them asks for it and the newest agree. */
const newest = (group: readonly PolicedRecord[], isFuture: (record: ScoreRecord) => boolean) => {
  if (group.some(({ record, duplicates }) => duplicates !== 'newest' || record.date === null)) return null;
  if (group.some(({ record }) => isFuture(record))) return null;
  const latest = group.reduce((date, { record }) => Math.max(date, record.date ?? 0), 0);
  const last = group.filter(({ record }) => record.date === latest);
  return new Set(last.map(({ record }) => record.score)).size === 1 ? fullest(last) : null;
};

/** Scores named in a message before the rest is only counted. */
const SCORES_LISTED = 3;

const filesOf = (group: readonly PolicedRecord[]): readonly string[] => [
  ...new Set(group.map(({ record }) => record.source.file)),
];

/** One problem for all scores of one run on which the same files disagree: a rerun has one cause, not a hundred. */
const contradiction = (
  groups: readonly (readonly PolicedRecord[])[],
  isFuture: (record: ScoreRecord) => boolean,
): readonly Complaint[] => {
  const [first] = groups;
  const last = first?.at(-1)?.record;
  if (first === undefined || last === undefined) return [];
  const examples = groups.slice(0, SCORES_LISTED).map((group) => {
    const scores = [...new Set(group.map(({ record }) => record.score))].join(', ');
    return `${quoteText(group[0]?.record.metric ?? '')} of ${quoteText(group[0]?.record.task ?? '')}: ${scores}`;
  });
  const more = groups.length > SCORES_LISTED ? '; …' : '';
  const wantsNewest = first.every(({ duplicates }) => duplicates === 'newest');
  const isDatedAhead = first.some(({ record }) => isFuture(record));
  const why = isDatedAhead
    ? 'a date after that of the check orders nothing'
    : 'their dates do not say which is the newest';
  const reason = wantsNewest ? `, and ${why}` : '';
  const count = groups.length === 1 ? 'a score' : `${groups.length} scores`;
  const { cause, text } = evaluationDifferences(first.map(({ record }) => record));
  const inWhat =
    text === ''
      ? ''
      : ` They were evaluated in different ways (${text}): keep one of them, or declare \`configuration\` under \`factors\`.`;
  const message = `Run ${quoteText(last.run)} has ${count} given differently in ${filesOf(first).slice(0, 4).join(' and ')}${reason} (${examples.join('; ')}${more}); none of them is used.${inWhat}`;
  const also = first.slice(0, -1).map(({ record }) => record.source);
  const alike = {
    cause: JSON.stringify([wantsNewest, isDatedAhead, cause]),
    name: quoteText(last.run),
    ...(text === '' ? { unexplained: true as const } : {}),
  };
  return [{ rule: 'SG117', source: last.source, message, ...alike, also }];
};

export interface SettlingRules {
  /** Whether `configuration` is a declared factor, and so part of what a record is a score of. */
  readonly splitsConfigurations: boolean;
  /** The latest date, in milliseconds since 1970, that orders anything; null where every date does. */
  readonly latest: number | null;
}

/**
 * Settles which record stands where one run has several for a task, a metric and a combination of factor levels. Equal
 * scores count once. Different ones all leave (SG117), or all but the newest by the artifact's own date where the config
 * says `duplicates: newest`, which is told (SG130, SG131).
 */
export const settleDuplicates = (
  policed: readonly PolicedRecord[],
  { splitsConfigurations, latest }: SettlingRules = { splitsConfigurations: false, latest: null },
): Settled => {
  const isFuture = ({ date }: ScoreRecord): boolean => latest !== null && date !== null && date > latest;
  const placeOf = placesOf(splitsConfigurations);
  const groups = new Map<PolicedRecord, PolicedRecord[]>();
  for (const one of policed) {
    const place = placeOf(one.record);
    const first = place.get(one.record.run);
    if (first === undefined) place.set(one.record.run, one);
    else getOrMake(groups, first, () => [first]).push(one);
  }
  if (groups.size === 0) {
    const left = { repeats: [], replaced: [], contradicting: [] };
    return { records: policed.map(({ record }) => record), complaints: [], left };
  }

  const leaving = new Set<ScoreRecord>();
  const contradicting: (readonly PolicedRecord[])[] = [];
  const repeats: ScoreRecord[] = [];
  const replaced: Replacement[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    const isEqual = group.every(({ record }) => record.score === first?.record.score);
    const kept = isEqual ? fullest(group) : newest(group, isFuture);
    for (const { record } of group) {
      if (record === kept) continue;
      leaving.add(record);
      if (record.score === kept?.score) repeats.push(record);
      else if (kept !== null) replaced.push({ record, by: kept });
    }
    if (kept === null) contradicting.push(group);
  }
  const causes = groupBy(contradicting, (group) => JSON.stringify([group[0]?.record.run, ...filesOf(group)]));
  const records = policed.map(({ record }) => record).filter((record) => !leaving.has(record));
  return {
    records,
    complaints: [
      ...[...causes.values()].flatMap((of) => contradiction(of, isFuture)),
      ...replacedScores(replaced),
    ],
    left: {
      repeats,
      replaced,
      contradicting: contradicting.map((group) => group.map(({ record }) => record)),
    },
  };
};
