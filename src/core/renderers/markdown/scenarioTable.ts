import type { Report, ReportClaim } from '../../report/report.ts';
import { formatScore } from '../../text/formatScore.ts';
import { levelsText, meetsWord } from '../sections/claimFacts.ts';
import { claimsByGravity } from '../sections/claimsByGravity.ts';
import { type MarkdownPart, type MarkdownWriter, tableHead, tableRow } from './markdownPart.ts';

const rowOf = (
  { plan, id, expect }: ReportClaim,
  { law, factors, value, meets, decision }: ReportClaim['scenarios'][number],
  write: MarkdownWriter,
): string =>
  tableRow([
    write.name(`${plan}/${id}`),
    write.sentence(expect),
    law === null ? 'the forecast' : `${write.name(law)} alone`,
    write.sentence(levelsText(factors)),
    value === null ? 'none' : formatScore(value),
    meetsWord(meets),
    decision ?? '',
  ]);

/** Every claim under each configuration of its task and under each law by itself. A law alone decides nothing. */
export const scenarioTable = ({ claims }: Report, write: MarkdownWriter): MarkdownPart => ({
  title: 'Scenarios: the claims under each configuration and each law alone',
  noun: 'scenarios',
  head: tableHead(['Claim', 'Expects', 'If it follows', 'Under', 'Score', '', 'Decision']),
  rows: claimsByGravity(claims).flatMap((claim) =>
    claim.scenarios.map((scenario) => rowOf(claim, scenario, write)),
  ),
});
