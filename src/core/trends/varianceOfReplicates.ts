import type { Design } from './design.ts';
import { type TrendLimits, trendLimits } from './limits.ts';

/**
 * Variance at weight 1 between runs of one scale and curve (seeds, data orders): the pure error of a lack-of-fit test (Draper &
 * Smith 1998, section 2.1). It assumes no mean function at all. Null where less than four degrees of freedom are there. Checkpoints are
 * left out: a run counts where it has one point only.
 */
export const varianceOfReplicates = (
  { curveOf, t, share, size }: Pick<Design, 'curveOf' | 't' | 'share' | 'size'>,
  score: Float64Array,
  weight: Float64Array,
  { fewestFreedom }: Pick<TrendLimits, 'fewestFreedom'> = trendLimits,
): number | null => {
  const groups = new Map<string, number[]>();
  for (let i = 0; i < size; i += 1) {
    if (share[i] !== 1) continue;
    const key = `${curveOf[i]} ${t[i]}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [i]);
    else group.push(i);
  }
  let square = 0;
  let freedom = 0;
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    let mass = 0;
    let mean = 0;
    for (const i of group) {
      mass += weight[i] ?? 0;
      mean += (weight[i] ?? 0) * (score[i] ?? 0);
    }
    mean /= mass;
    for (const i of group) square += (weight[i] ?? 0) * ((score[i] ?? 0) - mean) ** 2;
    freedom += group.length - 1;
  }
  return freedom >= fewestFreedom ? square / freedom : null;
};
