import type { Report, ReportClaim } from '../../report/report.ts';
import { claimFacts, findingsOf } from '../sections/claimFacts.ts';
import { expectedScores } from '../sections/expectedScores.ts';
import { knownWays } from '../sections/knownWays.ts';
import { intervalLines } from './claimDetail.ts';
import { claimTitle } from './claimTitle.ts';
import { severityColours } from './colours.ts';
import { detailStyle, hanging, type TerminalPage } from './terminalPage.ts';

/** A stopped claim in a few lines: what it expects, the forecast, what stops it, the one next step. `claimDetail` says the rest. */
export const claimBrief = (page: TerminalPage, claim: ReportClaim, report: Report): readonly string[] => {
  const facts = claimFacts(claim);
  const findings = findingsOf(claim, report.findings).filter(({ waivedBy }) => waivedBy === null);
  const errors = findings.filter(({ severity }) => severity === 'error');
  const where = facts.where === '' ? '' : `, ${facts.where}`;
  const [stops] = errors;
  const step =
    knownWays(claim) ?? (stops === undefined ? '' : `see \`scaling-guard explain ${stops.rule}\`.`);
  return [
    ...claimTitle(page, claim),
    ...hanging(page, 'expects', `${facts.subject} ${claim.expect} at ${facts.scale}${where}`, detailStyle),
    // Where there is no forecast, what stops the claim says why.
    ...(claim.forecast === null && stops !== undefined
      ? []
      : intervalLines(page, facts, claim, expectedScores(claim.expect))),
    ...errors.flatMap(({ rule, title, message }) =>
      hanging(page, rule, `${title}: ${message}`, { ...detailStyle, colours: [severityColours.error] }),
    ),
    // What does not stop it is named only.
    ...findings
      .filter(({ severity }) => severity !== 'error')
      .flatMap(({ rule, title }) => hanging(page, rule, title, { ...detailStyle, colours: ['dim'] })),
    ...(step === '' ? [] : hanging(page, 'next', step, detailStyle)),
  ];
};
