import { quoteText } from '../documents/quoteText.ts';
import type { Complaint } from '../evidence/boundByFile.ts';
import type { RunFacts, Source } from '../records/scoreRecord.ts';
import { nearestRuns } from './nearestRuns.ts';

/** A run that scores were found of, and where. */
export interface ScoredRun {
  readonly id: string;
  readonly source: Source;
}

/** Runs told one by one, and rows that near names are looked for of. A manifest of another project fits none, which is one cause. */
const MOST_TOLD = 20;

/** Rows without evidence that are named where no name is near. */
const MOST_ROWS = 3;

const quoted = (names: readonly string[]): string => names.map(quoteText).join(', ');

const namesOf = ({ id, aliases }: RunFacts): readonly string[] => [id, ...aliases];

/**
 * What the manifest and the evidence say past each other: runs of the evidence that the manifest does not know (SG129) and rows
 * that no artifact speaks of (SG124), each with the names on the other side that it may have been meant for. Without a manifest
 * nothing was to be joined.
 */
export const unjoinedRuns = (
  manifest: readonly RunFacts[],
  used: ReadonlySet<RunFacts>,
  scored: readonly ScoredRun[],
): readonly Complaint[] => {
  const rows = manifest.filter((row) => !used.has(row));
  const unused = rows.flatMap(namesOf);
  const known = manifest.flatMap(namesOf);
  const names = scored.map(({ id }) => id);

  const ofRuns = scored.slice(0, MOST_TOLD).map(({ id, source }): Complaint => {
    const near = nearestRuns(id, unused);
    const others = near.length > 0 ? near : nearestRuns(id, known);
    const spare = rows.slice(0, MOST_ROWS).map((row) => row.id);
    const hint =
      others.length > 0
        ? ` Near names in it: ${quoted(others)}.`
        : spare.length > 0
          ? ` No name in it is near; rows that nothing scores: ${quoted(spare)}${rows.length > MOST_ROWS ? ', …' : ''}.`
          : '';
    const message = `The run ${quoteText(id)} of the evidence is not in the runs manifest.${hint}`;
    return { rule: 'SG129', source, message };
  });
  const [next] = scored.slice(MOST_TOLD);
  const rest: readonly Complaint[] =
    next === undefined
      ? []
      : [
          {
            rule: 'SG129',
            source: next.source,
            message: `${scored.length - MOST_TOLD} more runs of the evidence are not in the runs manifest, ${quoteText(next.id)} the first of them.`,
          },
        ];
  const ofRows = rows.map((row, index): Complaint => {
    const near = index < MOST_TOLD ? nearestRuns(row.id, names) : [];
    const hint = near.length === 0 ? '' : ` Near names in the evidence: ${quoted(near)}.`;
    const message = `No artifact speaks of the run ${quoteText(row.id)} of the manifest.${hint}`;
    return { rule: 'SG124', source: row.source, message };
  });
  return [...ofRuns, ...rest, ...ofRows];
};
