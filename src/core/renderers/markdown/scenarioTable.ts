import { groupBy } from '../../collections/groupBy.ts';
import type { Report, ReportClaim } from '../../report/report.ts';
import { formatScore } from '../../text/formatScore.ts';
import { lawsText, levelsText, meetsWord } from '../sections/claimFacts.ts';
import { claimsByGravity } from '../sections/claimsByGravity.ts';
import { type MarkdownPart, type MarkdownWriter, tableHead, tableRow } from './markdownPart.ts';

/** One row a configuration: the forecast under it, what that decides, and under the claim's own one each law by itself. */
const rowsOf = (claim: ReportClaim, write: MarkdownWriter): readonly string[] => {
  const { plan, id, expect, scenarios } = claim;
  const byLevels = groupBy(scenarios, ({ factors }) => levelsText(factors));
  return [...byLevels].map(([levels, group]) => {
    const forecast = group.find(({ law }) => law === null);
    const laws = lawsText({ scenarios: group }, 'judged');
    const value = forecast?.value ?? null;
    return tableRow([
      `${write.name(`${plan}/${id}`)} ${write.sentence(expect)}`,
      write.sentence(levels),
      value === null ? 'none' : `${formatScore(value)} ${meetsWord(forecast?.meets ?? null)}`,
      forecast?.decision ?? '',
      write.sentence(laws),
    ]);
  });
};

/** Every claim under each configuration of its task and under each law by itself. A law alone decides nothing. */
export const scenarioTable = ({ claims }: Report, write: MarkdownWriter): MarkdownPart => ({
  title: 'Scenarios: the claims under each configuration and each law alone',
  noun: 'scenarios',
  head: tableHead(['Claim', 'Under', 'Forecast', 'Decision', 'Each law alone']),
  rows: claimsByGravity(claims).flatMap((claim) => rowsOf(claim, write)),
});
