import { groupBy } from '../collections/groupBy.ts';
import { lockPath } from '../plans/lockPath.ts';
import type { LockFile } from '../policy/locks/lock.ts';
import { stableHash } from '../text/stableHash.ts';
import type { Report, ReportClaim } from './report.ts';

/** A lock to be written, at a path relative to the root of the check. */
export interface LockText {
  readonly path: string;
  readonly text: string;
}

/** A fingerprint of the scores under a claim: it changes with every score, scale and run of its task, in any configuration. */
const evidenceUnder = ({ task, metric }: ReportClaim, { curves }: Report): string =>
  stableHash(
    JSON.stringify(
      curves
        .filter((curve) => curve.task === task && curve.metric === metric)
        .map(({ id, series }) => [id, series.map(({ run, x, y }) => [run, x, y])]),
    ),
  );

/** One lock for each plan file of a report: what each claim says, and what was forecast for it on which evidence. */
export const makeLocks = (report: Report): readonly LockText[] =>
  [...groupBy(report.claims, ({ file }) => file ?? '')].flatMap(([file, claims]) => {
    if (file === '') return [];
    const lock: LockFile = {
      version: 1,
      tool: report.tool,
      plan: claims[0]?.plan ?? '',
      locked: report.asOf,
      claims: claims.map((claim) => ({
        id: claim.id,
        claim: claim.fingerprint,
        evidence: evidenceUnder(claim, report),
        forecast:
          claim.forecast === null
            ? null
            : {
                value: claim.forecast.value,
                lower: claim.forecast.lower,
                upper: claim.forecast.upper,
                level: claim.forecast.level,
              },
      })),
    };
    return [{ path: lockPath(file), text: `${JSON.stringify(lock, null, 2)}\n` }];
  });
