import type { ScoreRecord } from './scoreRecord.ts';

/** The factor whose levels are the fingerprints of how scores were obtained, where the artifact says so. */
export const CONFIGURATION = 'configuration';

const known = new WeakMap<object, Map<string, Readonly<Record<string, string>>>>();

/** The factor levels of a record with its configuration among them. A level of that name that a table states itself goes first. */
export const levelsOf = ({ factors, configuration }: ScoreRecord): Readonly<Record<string, string>> => {
  if (configuration === null) return factors;
  const { fingerprint } = configuration;
  const ofFactors = known.get(factors) ?? new Map<string, Readonly<Record<string, string>>>();
  known.set(factors, ofFactors);
  const levels = ofFactors.get(fingerprint) ?? { [CONFIGURATION]: fingerprint, ...factors };
  ofFactors.set(fingerprint, levels);
  return levels;
};
