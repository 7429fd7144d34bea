import { groupBy } from '../collections/groupBy.ts';
import { quoteText } from '../documents/quoteText.ts';
import { nowhere, type Problem } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import type { ScoreRecord } from '../records/scoreRecord.ts';
import { type PlacedRecord, varyingFactors } from './placedRecord.ts';

/**
 * The records of a curve without the runs that score on it more than once (SG117): nothing says which score is meant,
 * but often a factor that is not declared tells them apart.
 */
export const withoutRepeats = (
  records: readonly PlacedRecord[],
  curve: string,
  pinned: ReadonlySet<ScoreRecord> = new Set(),
): { readonly kept: readonly PlacedRecord[]; readonly problems: readonly Problem[] } => {
  const kept: PlacedRecord[] = [];
  const problems: Problem[] = [];
  for (const [run, same] of groupBy(records, ({ record }) => record.run)) {
    const settled = same.length === 1 ? same : same.filter(({ record }) => pinned.has(record));
    if (settled.length === 1) {
      kept.push(...settled);
      continue;
    }
    const varying = varyingFactors(same);
    const cure =
      varying.length === 0
        ? 'remove all but one'
        : `declare ${varying.join(', ')} under factors, or keep one`;
    const message = `Run ${quoteText(run)} scores ${same.length} times on the curve ${quoteText(curve)} and was left out of it: ${cure}.`;
    const [own, ...also] = same.map(({ record }) => ({ ...nowhere, ...record.source }));
    const alike = { cause: JSON.stringify(['curve', varying]), name: quoteText(run), also };
    problems.push(readingProblem('SG117', own ?? nowhere, message, alike));
  }
  return { kept, problems };
};
