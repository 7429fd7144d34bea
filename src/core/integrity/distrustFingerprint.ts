import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { getOrMake } from '../collections/getOrMake.ts';
import { groupBy } from '../collections/groupBy.ts';
import { stableHash } from '../text/stableHash.ts';
import type { Integrity } from './checkIntegrity.ts';

/**
 * Fingerprints of what a rule distrusts in a file: which scores, and what they are. They change with any of them, and not with where
 * in the file they stand. 64 bits of FNV-1a: it tells an honest change, and is no protection against forgery.
 */
export const distrustFingerprint = ({ distrusted }: Pick<Integrity, 'distrusted'>) => {
  const known = new Map<string, string>();
  const byFile = groupBy(distrusted, ([record]) => record.source.file);
  return (rule: string, file: string): string =>
    getOrMake(known, `${rule} ${file}`, () => {
      const scores = (byFile.get(file) ?? []).flatMap(([{ run, task, metric, factors, score }, reasons]) =>
        reasons.some((one) => one.rule.id === rule)
          ? [JSON.stringify([run, task, metric, factors, score])]
          : [],
      );
      return stableHash(JSON.stringify([rule, file, scores.sort(byCodeUnits)]));
    });
};
