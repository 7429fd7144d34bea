import { yamlText } from '../../text/yamlText.ts';
import type { ClaimDecision } from '../decideClaim.ts';
import { isLetThrough } from '../decision.ts';
import { waiverFingerprint } from './waiverFingerprint.ts';

/** Days that a waiver is proposed for: a quarter, in which the next run can be trained. */
const PROPOSED_DAYS = 90;

const MILLISECONDS_PER_DAY = 86_400_000;

const proposedExpiry = (asOf: string): string =>
  new Date(Date.parse(asOf) + PROPOSED_DAYS * MILLISECONDS_PER_DAY).toISOString().slice(0, 10);

/**
 * The entries that would accept what stops a claim now, as YAML to paste under `waivers:`; null where nothing stops it. The
 * reason and the approver are left blank, and a file with blanks is refused: to fill them in is the point of a waiver.
 *
 * @param asOf the day of the check, YYYY-MM-DD
 */
export const waiverToPaste = ({ fired }: ClaimDecision, asOf: string): string | null => {
  const entries = fired
    .filter(({ decision, waiver }) => !isLetThrough(decision) && waiver === null)
    .flatMap(({ rule, claim, onCurve, lost }) => {
      const entry = (subject: readonly string[], of: string): string =>
        [
          `  - rule: ${rule.id}`,
          ...subject,
          '    reason: ""',
          '    approved-by: ""',
          `    expires: ${proposedExpiry(asOf)}`,
          `    of: "${of}"`,
        ].join('\n');
      // What a check took from a file, it took from all claims.
      return (
        lost?.map(({ file, of }) => entry([`    evidence: ${yamlText(file)}`], of)) ?? [
          entry(
            [`    plan: ${yamlText(claim.plan)}`, `    claim: ${yamlText(claim.id)}`],
            waiverFingerprint(rule.id, claim, onCurve),
          ),
        ]
      );
    });
  return entries.length === 0 ? null : entries.join('\n');
};
