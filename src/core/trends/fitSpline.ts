import { backSubstitution } from '../stats/backSubstitution.ts';
import { choleskyFactor } from '../stats/choleskyFactor.ts';
import { forwardSubstitution } from '../stats/forwardSubstitution.ts';
import { criterion, type MeanFit, once, type WeightedScores } from './meanFunctions.ts';

/** A pivot below this share of its diagonal: a resample that left a knot's neighbourhood empty. */
const smallestPivot = 1e-6;

/** The spline by normal equations, which its orthonormal columns keep well conditioned. Null where it has no column. */
export const fitSpline = (data: WeightedScores): MeanFit | null => {
  const { design, weight, weightedDeviation, drawn, drawnStarts, curveWeight, total } = data;
  const { curves, spline, size } = design;
  const p = spline.length;
  if (p === 0) return null;
  const count = drawnStarts[curves] ?? 0;
  const means = new Float64Array(p * curves);
  const products = new Float64Array(p * p);
  const right = new Float64Array(p);
  const weighted = new Float64Array(count);
  for (let a = 0; a < p; a += 1) {
    const first = spline[a] ?? weightedDeviation;
    let pulled = 0;
    for (let c = 0; c < curves; c += 1) {
      const to = drawnStarts[c + 1] ?? 0;
      let sum = 0;
      for (let place = drawnStarts[c] ?? 0; place < to; place += 1) {
        const i = drawn[place] ?? 0;
        const value = first[i] ?? 0;
        const product = (weight[i] ?? 0) * value;
        weighted[place] = product;
        sum += product;
        pulled += (weightedDeviation[i] ?? 0) * value;
      }
      const mass = curveWeight[c] ?? 0;
      means[a * curves + c] = mass > 0 ? sum / mass : 0;
    }
    right[a] = pulled;
    for (let b = 0; b <= a; b += 1) {
      const second = spline[b] ?? weightedDeviation;
      let sum = 0;
      for (let place = 0; place < count; place += 1)
        sum += (weighted[place] ?? 0) * (second[drawn[place] ?? 0] ?? 0);
      for (let c = 0; c < curves; c += 1) {
        sum -= (curveWeight[c] ?? 0) * (means[a * curves + c] ?? 0) * (means[b * curves + c] ?? 0);
      }
      products[a * p + b] = sum;
    }
  }
  const factor = choleskyFactor(products, p, { smallestPivot, dependent: 'drop' });
  if (factor === null) return null;
  const forward = forwardSubstitution(factor, right);
  const explained = forward.reduce((sum, value) => sum + value * value, 0);
  const coefficients = backSubstitution(factor, forward);
  let rank = 0;
  for (let a = 0; a < p; a += 1) if (Number.isFinite(factor[a * p + a])) rank += 1;
  const values = once(() => {
    const sum = new Float64Array(size);
    design.splineFunction.forEach((column, a) => {
      const coefficient = coefficients[a] ?? 0;
      for (let i = 0; i < size; i += 1) sum[i] = (sum[i] ?? 0) + coefficient * (column[i] ?? 0);
    });
    return sum;
  });
  const rss = Math.max(0, total - explained);
  const estimated = curves + rank;
  const aicc = criterion(data, rss, estimated);
  return { rss, size: estimated, aicc, values, family: null, shape: -1, amplitude: 0 };
};
