import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { groupBy } from '../collections/groupBy.ts';
import { quoteText } from '../documents/quoteText.ts';
import { nowhere, type Problem } from '../problems/problem.ts';
import { readingProblem } from '../problems/readingProblem.ts';
import type { RunFacts } from '../records/scoreRecord.ts';
import { countOf } from '../text/formatCount.ts';
import type { PlacedRecord } from './placedRecord.ts';

/**
 * The records whose runs count parameters in the way that most runs do. The others leave (SG120): total and
 * non-embedding counts of one model differ up to 2.5 times, so that one axis cannot hold both.
 */
export const ofOneParamsKind = (
  records: readonly PlacedRecord[],
): { readonly kept: readonly PlacedRecord[]; readonly problems: readonly Problem[] } => {
  const runs = new Map<string, RunFacts>(records.map(({ facts }) => [facts.id, facts]));
  const kinds = [...groupBy(runs.values(), ({ paramsKind }) => paramsKind)].sort(
    ([a, ofA], [b, ofB]) => ofB.length - ofA.length || byCodeUnits(a, b),
  );
  const [main, ...others] = kinds;
  if (main === undefined || others.length === 0) return { kept: records, problems: [] };
  const problems = others.map(([kind, [first, ...rest]]) => {
    const which =
      first === undefined ? '' : ` (${quoteText(first.id)}${rest.length === 0 ? '' : ' the first'})`;
    const message = `The params of ${countOf(rest.length + 1, 'run')}${which} are of the kind ${kind}, those of most others ${main[0]}, so their scores were left out; state params of one kind.`;
    return readingProblem('SG120', { ...nowhere, ...first?.source }, message);
  });
  return { kept: records.filter(({ facts }) => facts.paramsKind === main[0]), problems };
};
