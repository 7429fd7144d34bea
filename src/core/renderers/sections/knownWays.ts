import type { ReportClaim } from '../../report/report.ts';
import { closeSentence } from '../../text/closeSentence.ts';
import { claimFacts } from './claimFacts.ts';

/** What to plan on instead of a claim that the forecast speaks against: more runs alone would not turn it. */
const lesserClaim = (claim: ReportClaim): string => {
  const { forecast, interval } = claimFacts(claim);
  return forecast === null
    ? ''
    : `plan on about ${forecast} (${interval}), since the evidence speaks against \`${claim.expect}\` (no threshold would pass yet)`;
};

/**
 * What would let a claim through that is stopped, as one unescaped sentence: the threshold that would pass, the next run, what to put
 * back; null where none of them helps. What stands in backticks is a name or something to type.
 */
export const knownWays = (claim: ReportClaim): string | null => {
  if (claim.reasons.includes('SG506') && claim.decision === 'block') {
    return 'put the evidence back that this change withdraws, or have a waiver of SG506 merged first.';
  }
  if (claim.side === 'base') {
    return 'leave the claim as the target branch has it until it holds, or have a waiver of it merged first.';
  }
  const { nextRun } = claimFacts(claim);
  const against = claim.decision === 'block' && claim.wouldPass === null ? lesserClaim(claim) : '';
  const ways = [
    claim.wouldPass === null ? against : `claim \`${claim.wouldPass}\`, the most that would pass now`,
    nextRun === null ? '' : `add ${nextRun}`,
  ].filter((way) => way !== '');
  return ways.length === 0 ? null : closeSentence(ways.join('; or '));
};
