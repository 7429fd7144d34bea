import { byCodeUnits } from '../collections/byCodeUnits.ts';
import { stableHash } from '../text/stableHash.ts';
import type { Claim } from './claim.ts';

const sorted = (map: Readonly<Record<string, string | number>>) =>
  Object.entries(map).sort(([a], [b]) => byCodeUnits(a, b));

/**
 * What a claim says, as one text: equal for two claims that mean the same, whatever the order of their keys or the spelling
 * of their numbers, and different as soon as one of them says something else.
 *
 * @param metric the metric that the claim was found to mean, where it leaves it out
 */
export const claimContent = (
  { plan, id, task, where, minus, at, expect: { min, max }, confidence }: Claim,
  metric: string,
): string =>
  JSON.stringify([
    plan,
    id,
    task,
    metric,
    sorted(where),
    sorted(at),
    min,
    max,
    confidence,
    ...(minus === null ? [] : [sorted(minus)]),
  ]);

/** The same as 16 hexadecimal digits. */
export const claimFingerprint = (claim: Claim, metric: string): string =>
  stableHash(claimContent(claim, metric));
