import type { Report, ReportClaim } from '../../report/report.ts';
import { clipText } from '../../text/clipText.ts';
import { closeSentence } from '../../text/closeSentence.ts';
import { findingsOf } from './claimFacts.ts';
import { knownWays } from './knownWays.ts';

/** Longest name and sentence inside a step: a step that has to be scrolled for is not read. */
const longestName = 80;
const longestSentence = 300;

/** What would let a stopped claim through, as one unescaped sentence; where nothing known helps, why it is stopped. */
export const waysToGreen = (claim: ReportClaim, report: Report): string => {
  const ways = knownWays(claim);
  if (ways !== null) return ways;
  const reason = findingsOf(claim, report.findings).find(({ severity }) => severity === 'error');
  const shown =
    reason?.message ?? claim.forecastReason ?? `see \`${clipText(claim.file ?? '', longestName)}\``;
  return closeSentence(clipText(shown, longestSentence));
};
