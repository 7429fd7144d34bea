import { quoteText } from '../documents/quoteText.ts';
import type { Complaint } from '../records/boundByFile.ts';
import type { RunFacts, Source } from '../records/scoreRecord.ts';
import { nearestRuns } from './nearestRuns.ts';

/** A run that scores were found of, and where. */
export interface ScoredRun {
  readonly id: string;
  readonly source: Source;
}

/** Runs that near names are looked for: all of them are told as one. */
const MOST_COMPARED = 20;

/** Rows without evidence that are named where no name is near. */
const MOST_ROWS = 3;

const quoted = (names: readonly string[]): string => names.map(quoteText).join(', ');

/** By what a run is told from the others: its name, and the one that it may have been meant for. */
const named = (id: string, near: string): string =>
  near === '' ? quoteText(id) : `${quoteText(id)} (near ${near})`;

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

  const hintFor = (id: string): { readonly near: string; readonly hint: string } => {
    const own = nearestRuns(id, unused);
    const others = own.length > 0 ? own : nearestRuns(id, known);
    const spare = rows.slice(0, MOST_ROWS).map((row) => row.id);
    const hint =
      others.length > 0
        ? ` Near names in it: ${quoted(others)}.`
        : spare.length > 0
          ? ` No name in it is near; rows that nothing scores: ${quoted(spare)}${rows.length > MOST_ROWS ? ', …' : ''}.`
          : '';
    return { near: quoted(others.slice(0, 1)), hint };
  };
  const ofRuns = scored.map(({ id, source }, index): Complaint => {
    const { near, hint } = index < MOST_COMPARED ? hintFor(id) : { near: '', hint: '' };
    const message = `The run ${quoteText(id)} of the evidence is not in the runs manifest.${hint}`;
    return { rule: 'SG129', source, message, cause: 'runs', name: named(id, near) };
  });
  const ofRows = rows.map((row, index): Complaint => {
    const near = index < MOST_COMPARED ? nearestRuns(row.id, names) : [];
    const hint = near.length === 0 ? '' : ` Near names in the evidence: ${quoted(near)}.`;
    const message = `No artifact speaks of the run ${quoteText(row.id)} of the manifest.${hint}`;
    const name = named(row.id, quoted(near.slice(0, 1)));
    return { rule: 'SG124', source: row.source, message, cause: 'rows', name };
  });
  return [...ofRuns, ...ofRows];
};
