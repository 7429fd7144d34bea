import { decisions } from '../../policy/decision.ts';
import type { ReportClaim } from '../../report/report.ts';

/** Claims from the gravest decision to the lightest, otherwise in the order of the report. */
export const claimsByGravity = (claims: readonly ReportClaim[]): readonly ReportClaim[] =>
  claims.toSorted((a, b) => decisions.indexOf(b.decision) - decisions.indexOf(a.decision));

/** `1 block · 1 inconclusive · 3 pass`, gravest first. */
export const claimCounts = (claims: readonly ReportClaim[]): string =>
  decisions
    .toReversed()
    .map((decision) => ({ decision, count: claims.filter((claim) => claim.decision === decision).length }))
    .filter(({ count }) => count > 0)
    .map(({ decision, count }) => `${count} ${decision}`)
    .join(' · ');
