import type { MeanFit, WeightedScores } from './meanFunctions.ts';

/**
 * A mean function fitted anew with some points set aside: they have a level of their own, so that it is fitted to the others. The
 * best of these columns of its family, all where null, with two regressors in closed form. Null where no column varies beside the step.
 */
export const fitBeside = (
  data: WeightedScores,
  { family }: MeanFit,
  columns: Int32Array | null,
  aside: Int32Array,
): { readonly rss: number } | null => {
  const { design, weight, weightedDeviation, curveWeight, drawn, drawnStarts, total } = data;
  if (family === null) return null;
  const { curves, curveOf } = design;
  const ownWeight = new Float64Array(curves);
  let dd = 0;
  let dy = 0;
  for (const i of aside) {
    const c = curveOf[i] ?? 0;
    ownWeight[c] = (ownWeight[c] ?? 0) + (weight[i] ?? 0);
    dd += weight[i] ?? 0;
    dy += weightedDeviation[i] ?? 0;
  }
  for (let c = 0; c < curves; c += 1) {
    const mass = curveWeight[c] ?? 0;
    if (mass > 0) dd -= (ownWeight[c] ?? 0) ** 2 / mass;
  }
  if (!(dd > 0)) return null;
  let best: number | null = null;
  for (const index of columns ?? family.columns.keys()) {
    const column = family.columns[index];
    if (column === undefined) continue;
    let raw = 0;
    let zz = 0;
    let zy = 0;
    let dz = 0;
    for (const i of aside) dz += (weight[i] ?? 0) * (column[i] ?? 0);
    for (let c = 0; c < curves; c += 1) {
      let sum = 0;
      let square = 0;
      for (let place = drawnStarts[c] ?? 0; place < (drawnStarts[c + 1] ?? 0); place += 1) {
        const i = drawn[place] ?? 0;
        const z = column[i] ?? 0;
        const wz = (weight[i] ?? 0) * z;
        sum += wz;
        square += wz * z;
        zy += (weightedDeviation[i] ?? 0) * z;
      }
      raw += square;
      const mass = curveWeight[c] ?? 0;
      if (!(mass > 0)) continue;
      zz += square - (sum * sum) / mass;
      dz -= ((ownWeight[c] ?? 0) * sum) / mass;
    }
    const left = zz - (dz * dz) / dd;
    if (!(left > 1e-10 * raw)) continue;
    const slope = (zy - (dz * dy) / dd) / left;
    const rss = total - (dy * dy) / dd - slope * slope * left;
    if (best === null || rss < best) best = rss;
  }
  return best === null ? null : { rss: Math.max(0, best) };
};
