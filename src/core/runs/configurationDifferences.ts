import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import type { StatedConfiguration } from '../records/statedConfiguration.ts';

/** One key in which configurations differ. */
export interface ConfigurationDifference {
  readonly key: string;
  /** `fewshot_split: train against validation in 3 of 8 runs`. */
  readonly text: string;
}

interface Apart extends ConfigurationDifference {
  /** Records with another value than most have. */
  readonly apart: number;
}

/** Values of one key that are named before the rest is only counted. */
const MOST_VALUES = 3;

const NOTHING = 'nothing';

/** What does not fit in memory has no keys left to compare. */
const FORGOTTEN: Apart = {
  key: '',
  text: 'there are too many configurations to say in what they differ',
  apart: Number.POSITIVE_INFINITY,
};

/** Orders values by how many runs have them, the most first; equal ones by their text, so that no order of files shows. */
const byRuns = (a: readonly [string, Value], b: readonly [string, Value]): number =>
  b[1].runs.size - a[1].runs.size || byCodeUnits(a[1].text, b[1].text) || byCodeUnits(a[0], b[0]);

interface Value {
  readonly text: string;
  readonly runs: Set<string>;
}

/** Where two texts read alike once they are shortened. */
const toldApart = (texts: readonly string[]): readonly string[] =>
  new Set(texts).size === texts.length
    ? texts
    : texts.map((text, index) => (index === 0 ? text : 'another text that begins and ends alike'));

const differenceOf = (key: string, values: ReadonlyMap<string, Value>): string => {
  const [usual, ...others] = [...values].sort(byRuns).map(([, value]) => value);
  const named = others.slice(0, MOST_VALUES);
  const [first = NOTHING, ...texts] = toldApart([usual?.text ?? NOTHING, ...named.map(({ text }) => text)]);
  const more = others.length > named.length ? ` and ${others.length - named.length} more` : '';
  const runs = new Set([...values.values()].flatMap((value) => [...value.runs]));
  const apart = new Set(others.flatMap((value) => [...value.runs]));
  const count = runs.size === 1 ? 'one run' : `${apart.size} of ${runs.size} runs`;
  return `${key}: ${first} against ${texts.join(', ')}${more} in ${count}`;
};

interface Configured {
  readonly run: string;
  readonly configuration: StatedConfiguration;
}

/** The differences among configurations that are stated in one way. */
const differencesAmong = (stated: readonly Configured[]): readonly Apart[] => {
  const configurations = new Set(stated.map(({ configuration }) => configuration));
  if (new Set([...configurations].map(({ fingerprint }) => fingerprint)).size < 2) return [];
  const differences: Apart[] = [];
  for (const key of new Set([...configurations].flatMap(({ parts }) => [...parts.keys()]))) {
    const values = new Map<string, Value>();
    for (const { run, configuration } of stated) {
      const part = configuration.parts.get(key);
      const value = values.get(part?.hash ?? '') ?? { text: part?.text ?? NOTHING, runs: new Set() };
      value.runs.add(run);
      values.set(part?.hash ?? '', value);
    }
    if (values.size < 2) continue;
    const most = Math.max(...[...values.values()].map((value) => value.runs.size));
    differences.push({ key, text: differenceOf(key, values), apart: stated.length - most });
  }
  return differences.length === 0 ? [FORGOTTEN] : differences;
};

/**
 * In what the configurations of some runs differ, key by key, sorted by how many runs are apart from most, the fewest first: the
 * odd one out is what somebody changed. Empty where they do not differ, or are stated in ways that have no keys in common.
 */
export const configurationDifferences = (
  records: readonly { readonly run: string; readonly configuration: StatedConfiguration | null }[],
): readonly ConfigurationDifference[] => {
  const stated = records.flatMap(({ run, configuration }): Configured[] =>
    configuration === null ? [] : [{ run, configuration }],
  );
  return [...groupBy(stated, ({ configuration }) => configuration.scheme)]
    .flatMap(([, ofScheme]) => differencesAmong(ofScheme))
    .sort((a, b) => a.apart - b.apart || byCodeUnits(a.key, b.key))
    .map(({ key, text }) => ({ key, text }));
};
