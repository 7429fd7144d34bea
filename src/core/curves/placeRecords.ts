import { groupBy } from '../collections/groupBy.ts';
import { quoteText } from '../documents/quoteText.ts';
import { nowhere, type Problem } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import { levelsOf } from '../records/levelsOf.ts';
import type { ScaleAxis } from '../records/scaleAxis.ts';
import type { RunFacts, ScoreRecord } from '../records/scoreRecord.ts';
import { countOf } from '../text/formatCount.ts';
import type { PlacedRecord } from './placedRecord.ts';
import { scaleOf } from './scaleOf.ts';

/** Records on the axis, and a problem (SG111) for each run that has no value on it, with what that costs. */
export const placeRecords = (
  records: readonly ScoreRecord[],
  runs: ReadonlyMap<string, RunFacts>,
  axis: ScaleAxis,
): { readonly placed: readonly PlacedRecord[]; readonly problems: readonly Problem[] } => {
  const placed: PlacedRecord[] = [];
  const homeless: ScoreRecord[] = [];
  for (const record of records) {
    const facts = runs.get(record.run);
    const scale = facts === undefined ? null : scaleOf(axis, facts, record);
    if (facts === undefined || scale === null) homeless.push(record);
    else placed.push({ record, facts, scale, levels: { ...facts.factors, ...levelsOf(record) } });
  }
  const problems = [...groupBy(homeless, ({ run }) => run)].map(([run, scores]) => {
    const place = { ...nowhere, ...scores[0]?.source };
    const message = `Run ${quoteText(run)} has no ${axis}, so its ${countOf(scores.length, 'score')} cannot stand on a curve; state it in the runs manifest.`;
    const alike = { cause: axis, name: quoteText(run), fact: { run, name: axis } };
    return readingProblem('SG111', place, message, alike);
  });
  return { placed, problems };
};
